import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    liked = [i for i, value in zip(item_ids, interacted) if value == 1]
    others = [i for i in range(len(item_repr_matrix)) if i not in item_ids]
    Q = item_repr_matrix[liked + others]
    r = np.array([1] * len(liked) + [0] * len(others))
    return np.linalg.solve(Q.T @ Q + reg_l * np.eye(Q.shape[1]), Q.T @ r)
