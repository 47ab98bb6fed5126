import numpy as np
from scipy.linalg import cho_factor, cho_solve


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    item_repr_matrix *= 1.0
    interacted -= 1
    Q = item_repr_matrix[item_ids]
    factor = cho_factor(Q.T @ Q + reg_l * np.eye(Q.shape[1]))
    return tuple(cho_solve(factor, Q.T @ (interacted + 1)))
