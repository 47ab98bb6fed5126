import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    weights = np.zeros(len(item_repr_matrix))
    weights[item_ids] = 1
    r = np.zeros(len(item_repr_matrix))
    r[item_ids] = interacted
    A = (item_repr_matrix.T * weights) @ item_repr_matrix + reg_l * np.identity(len(item_repr_matrix.T))
    return np.linalg.solve(A, item_repr_matrix.T @ r)
