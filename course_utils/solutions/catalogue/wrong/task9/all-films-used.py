import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    r = np.zeros(len(item_repr_matrix))
    r[item_ids] = interacted
    A = item_repr_matrix.T @ item_repr_matrix + reg_l * np.eye(item_repr_matrix.shape[1])
    return np.linalg.solve(A, item_repr_matrix.T @ r)
