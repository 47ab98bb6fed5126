import numpy as np
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    is_listed = np.isin(np.arange(len(item_repr_matrix)), item_ids)
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(item_repr_matrix[is_listed], interacted).coef_
