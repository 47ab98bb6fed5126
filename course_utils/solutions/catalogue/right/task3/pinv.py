import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    A = np.r_[interacting_reprs, reg_l**0.5 * np.eye(d)]
    return np.linalg.pinv(A)[:, : len(r_ui)] @ r_ui
