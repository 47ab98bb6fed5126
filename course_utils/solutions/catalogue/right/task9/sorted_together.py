import numpy as np
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    order = np.argsort(item_ids)
    rows, r = item_repr_matrix[np.array(item_ids)[order]], np.array(interacted)[order]
    return list(Ridge(reg_l, fit_intercept=False, solver="cholesky").fit(rows, r).coef_)
