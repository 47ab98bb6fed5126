import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, alpha):
    q = item_repr_matrix[item_ids]
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(interacted))
