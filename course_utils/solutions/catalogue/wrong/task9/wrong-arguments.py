from sklearn.linear_model import Ridge


def fold_in(item_ids, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(item_repr_matrix[item_ids], [1] * len(item_ids)).coef_
