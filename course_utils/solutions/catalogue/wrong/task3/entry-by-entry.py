import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    matrix = interacting_reprs.T @ interacting_reprs + reg_l * np.eye(interacting_reprs.shape[1])
    return (1 / matrix) @ interacting_reprs.T @ r_ui
