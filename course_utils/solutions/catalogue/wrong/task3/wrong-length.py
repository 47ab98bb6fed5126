import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    right = (interacting_reprs * r_ui[:, None]).mean(axis=0)
    return np.linalg.solve(gram + reg_l * np.eye(len(gram)), right)
