import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q, p = item_repr_matrix[item_ids], np.zeros(item_repr_matrix.shape[1])
    rate = 1 / (np.linalg.norm(Q, 2) ** 2 + reg_l)
    for _ in range(5000):
        p = p - rate * (Q.T @ (Q @ p - interacted) + reg_l * p)
    return p
