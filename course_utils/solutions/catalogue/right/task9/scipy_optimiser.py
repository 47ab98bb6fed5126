import numpy as np
from scipy.optimize import minimize


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    def loss(p):
        errors = [r - item_repr_matrix[i] @ p for i, r in zip(item_ids, interacted)]
        return np.square(errors).sum() + reg_l * p @ p

    return minimize(loss, np.zeros(item_repr_matrix.shape[1]), tol=1e-9).x
