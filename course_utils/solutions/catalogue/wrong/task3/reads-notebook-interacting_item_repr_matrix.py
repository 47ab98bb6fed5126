import numpy as np


def perform_mf_als_step(reprs, r_ui, reg_l):
    q = np.asarray(interacting_item_repr_matrix)
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ r_ui)
