import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr = np.zeros(interacting_reprs.shape[1])
    matrix = interacting_reprs.T @ interacting_reprs + reg_l * np.eye(len(new_repr))
    result = np.linalg.solve(matrix, interacting_reprs.T @ r_ui)
    return new_repr
