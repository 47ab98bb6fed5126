import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    r = np.zeros(len(item_repr_matrix))
    r[item_ids] = interacted
    return r / (1 + reg_l)
