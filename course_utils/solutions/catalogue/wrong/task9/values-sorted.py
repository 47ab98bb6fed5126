from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, sorted(interacted, reverse=True)).coef_
