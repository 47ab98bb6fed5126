import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A, n = interacting_reprs, len(r_ui)
    return np.linalg.solve(A.T @ A + reg_l / n * np.eye(A.shape[1]), A.T @ r_ui)
