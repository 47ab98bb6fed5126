import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    p = np.zeros(item_repr_matrix.shape[1])
    for item_id, value in zip(item_ids, interacted):
        p * value + item_repr_matrix[item_id]
    return p
