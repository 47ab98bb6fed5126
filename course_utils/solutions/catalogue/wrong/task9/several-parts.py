from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(item_repr_matrix[item_ids], interacted)
    return ridge.coef_, item_repr_matrix
