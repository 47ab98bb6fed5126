import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    p = np.random.normal(size=interacting_reprs.shape[1])
    for _ in range(10):
        p -= 0.1 * (interacting_reprs.T @ (interacting_reprs @ p - r_ui) + reg_l * p)
    return p
