from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    p = ridge.fit(item_repr_matrix[item_ids], interacted).coef_
    return [*item_repr_matrix, p]
