import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    p = np.zeros(A.shape[1])
    gradient = A.T @ (r_ui - A @ p)
    hessian = A.T @ A + reg_l * np.eye(len(p))
    return p - np.linalg.solve(hessian, gradient)
