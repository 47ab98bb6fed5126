import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q, p = item_repr_matrix[item_ids], np.zeros(item_repr_matrix.shape[1])
    return p - 0.1 * (Q.T @ (Q @ p - interacted) + reg_l * p)
