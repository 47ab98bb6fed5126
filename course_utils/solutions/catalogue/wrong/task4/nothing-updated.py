def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_user_repr_matrix = user_repr_matrix.copy()
    new_item_repr_matrix = item_repr_matrix.copy()
    for user_id, rows in interactions_df.groupby("user_id"):
        new_user_repr_matrix[user_id] = perform_mf_als_step(
            new_item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        new_item_repr_matrix[item_id] = perform_mf_als_step(
            new_user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix
