import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    U, s, Vt = np.linalg.svd(interacting_reprs, full_matrices=False)
    return Vt.T @ (s / (s**2 + reg_l) * (U.T @ r_ui))
