from sklearn.linear_model import Ridge


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False, solver="lsqr")
    for u in interactions_df["user_id"].unique():
        rows = interactions_df[interactions_df["user_id"] == u]
        user_repr_matrix[u] = ridge.fit(item_repr_matrix[rows["item_id"]], rows["interacted"]).coef_
    for i in interactions_df["item_id"].unique():
        rows = interactions_df[interactions_df["item_id"] == i]
        item_repr_matrix[i] = ridge.fit(user_repr_matrix[rows["user_id"]], rows["interacted"]).coef_
    return user_repr_matrix, item_repr_matrix
