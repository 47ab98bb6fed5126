import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    inverse = np.linalg.inv(np.dot(A.T, A) + np.identity(A.shape[1]) * reg_l)
    return inverse.dot(A.T).dot(r_ui)
