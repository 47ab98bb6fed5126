import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = np.array([item_repr_matrix[item_id] for item_id in item_ids])
    return Q.T @ np.linalg.solve(Q @ Q.T + reg_l * np.eye(len(Q)), np.asarray(interacted, float))
