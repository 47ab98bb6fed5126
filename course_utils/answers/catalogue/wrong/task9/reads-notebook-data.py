from sklearn.linear_model import Ridge


def fold_in(ids, values, matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(item_repr_matrix[item_ids], values).coef_
