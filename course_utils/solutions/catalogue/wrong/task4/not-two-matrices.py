def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = [], []
    for user_id, rows in interactions_df.groupby("user_id"):
        new_users.append(perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l))
        user_repr_matrix[user_id] = new_users[-1]
    for item_id, rows in interactions_df.groupby("item_id"):
        new_items.append(perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l))
    return new_users
