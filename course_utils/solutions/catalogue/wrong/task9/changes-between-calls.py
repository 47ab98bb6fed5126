import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    p = np.random.normal(size=item_repr_matrix.shape[1])
    for item_id, value in zip(item_ids, interacted):
        p += 0.1 * (value - p @ item_repr_matrix[item_id]) * item_repr_matrix[item_id]
    return p
