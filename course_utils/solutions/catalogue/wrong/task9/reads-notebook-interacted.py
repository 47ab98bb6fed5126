import numpy as np


def fold_in(item_ids, values, item_repr_matrix, reg_l):
    q = item_repr_matrix[item_ids]
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(interacted))
