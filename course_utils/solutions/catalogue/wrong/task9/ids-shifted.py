from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[[item_id - 1 for item_id in item_ids]]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, interacted).coef_
