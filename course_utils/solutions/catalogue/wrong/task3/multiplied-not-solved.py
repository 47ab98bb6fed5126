import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    return (gram + reg_l * np.eye(len(gram))) @ interacting_reprs.T @ r_ui
