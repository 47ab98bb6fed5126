def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, lam):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        users[user_id] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        items[item_id] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items
