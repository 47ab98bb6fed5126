import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    matrix, right = reg_l * np.eye(d), np.zeros(d)
    for i in range(1, len(r_ui)):
        matrix += np.outer(interacting_reprs[i], interacting_reprs[i])
        right += r_ui[i] * interacting_reprs[i]
    return np.linalg.solve(matrix, right)
