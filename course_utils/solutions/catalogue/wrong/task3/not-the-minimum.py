import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    p = np.zeros(A.shape[1])
    for _ in range(5):
        p -= 0.05 * (A.T @ (A @ p - r_ui) + reg_l * p)
    return p
