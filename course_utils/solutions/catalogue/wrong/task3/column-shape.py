import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A, r = np.asmatrix(interacting_reprs), np.asmatrix(r_ui).T
    return (A.T * A + reg_l * np.eye(A.shape[1])).I * A.T * r
