import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    for row, value in zip(interacting_reprs, r_ui):
        matrix = np.outer(row, row) + reg_l * np.eye(d)
        right = value * row
    return np.linalg.solve(matrix, right)
