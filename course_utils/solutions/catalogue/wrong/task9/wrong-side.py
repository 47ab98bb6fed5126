import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids].T
    A = Q.T @ Q + reg_l * np.eye(len(item_ids))
    return np.linalg.solve(A, interacted)
