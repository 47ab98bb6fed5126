import numpy as np
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    r = dict(zip(item_ids, interacted))
    ids = range(len(item_repr_matrix))
    model = Ridge(alpha=reg_l, fit_intercept=False)
    model.fit(item_repr_matrix, [r.get(i, 0) for i in ids], sample_weight=[float(i in r) for i in ids])
    return model.coef_
