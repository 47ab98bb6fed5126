from sklearn.linear_model import Ridge


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, rows in interactions_df.groupby("user_id"):
        model = Ridge(alpha=reg_l).fit(item_repr_matrix[rows["item_id"]], rows["interacted"])
        user_repr_matrix[user_id] = model.coef_
    for item_id, rows in interactions_df.groupby("item_id"):
        model = Ridge(alpha=reg_l).fit(user_repr_matrix[rows["user_id"]], rows["interacted"])
        item_repr_matrix[item_id] = model.coef_
    return user_repr_matrix, item_repr_matrix
