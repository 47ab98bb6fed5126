import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    half = reg_l / 2
    return np.linalg.solve(A.T.dot(A) + half * np.eye(A.shape[1]), A.T.dot(r_ui))
