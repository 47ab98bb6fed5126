import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + 2 * reg_l * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted)
