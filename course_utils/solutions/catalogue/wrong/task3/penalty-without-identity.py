import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    return np.linalg.solve(A.T @ A + reg_l, A.T @ r_ui)
