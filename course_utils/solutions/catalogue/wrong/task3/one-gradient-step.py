import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    p = np.zeros(interacting_reprs.shape[1])
    errors = r_ui - interacting_reprs @ p
    return p + 0.1 * (interacting_reprs.T @ errors - reg_l * p)
