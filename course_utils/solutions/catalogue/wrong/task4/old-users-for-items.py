def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users = user_repr_matrix.copy()
    new_items = item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        q = item_repr_matrix[rows["item_id"].to_numpy()]
        new_users[user_id] = perform_mf_als_step(q, rows["interacted"].to_numpy(), reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        p = user_repr_matrix[rows["user_id"].to_numpy()]
        new_items[item_id] = perform_mf_als_step(p, rows["interacted"].to_numpy(), reg_l)
    return new_users, new_items
