import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    d = item_repr_matrix.shape[1]
    left, right = reg_l * np.eye(d), np.zeros(d)
    for item_id, value in zip(item_ids, interacted):
        q = item_repr_matrix[item_id]
        left += np.outer(q, q)
        if value:
            right += q
    return np.linalg.inv(left).dot(right)
