from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return Ridge(fit_intercept=False).fit(item_repr_matrix[item_ids], interacted).coef_
