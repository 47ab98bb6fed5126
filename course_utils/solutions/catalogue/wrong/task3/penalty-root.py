import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    return np.linalg.inv(A.T @ A + np.sqrt(reg_l) * np.identity(A.shape[1])) @ A.T @ r_ui
