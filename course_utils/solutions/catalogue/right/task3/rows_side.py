import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    weights = np.linalg.solve(A @ A.T + reg_l * np.eye(len(A)), r_ui)
    return A.T @ weights
