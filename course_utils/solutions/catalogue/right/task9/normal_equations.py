import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    return np.linalg.solve(Q.T @ Q + reg_l * np.eye(Q.shape[1]), Q.T @ interacted)
