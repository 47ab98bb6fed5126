def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for position, user_id in enumerate(interactions_df["user_id"].unique()):
        rows = interactions_df[interactions_df["user_id"] == user_id]
        new_users[position] = perform_mf_als_step(
            new_items[rows["item_id"]], rows["interacted"], reg_l)
    for position, item_id in enumerate(interactions_df["item_id"].unique()):
        rows = interactions_df[interactions_df["item_id"] == item_id]
        new_items[position] = perform_mf_als_step(
            new_users[rows["user_id"]], rows["interacted"], reg_l)
    return new_users, new_items
