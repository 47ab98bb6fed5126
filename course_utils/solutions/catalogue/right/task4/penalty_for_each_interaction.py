from sklearn.linear_model import Ridge


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def step(x, y):
        return Ridge(alpha=reg_l * len(y), fit_intercept=False).fit(x, y).coef_

    for u, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[u] = step(item_repr_matrix[rows["item_id"]], rows["interacted"])
    for i, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[i] = step(user_repr_matrix[rows["user_id"]], rows["interacted"])
    return user_repr_matrix, item_repr_matrix
