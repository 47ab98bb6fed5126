import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    p = np.zeros(A.shape[1])
    step = 1 / (np.linalg.norm(A, 2) ** 2 + reg_l)
    for _ in range(3000):
        p -= step * (A.T @ (A @ p - r_ui) + reg_l * p)
    return p
