def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    n_users, n_items = len(user_repr_matrix), len(item_repr_matrix)
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user_id in range(1, n_users + 1):
        rows = interactions_df[interactions_df["user_id"] == user_id % n_users]
        new_users[user_id - 1] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id in range(1, n_items + 1):
        rows = interactions_df[interactions_df["item_id"] == item_id % n_items]
        new_items[item_id - 1] = perform_mf_als_step(
            new_users[rows["user_id"]], rows["interacted"], reg_l)
    return new_users, new_items
