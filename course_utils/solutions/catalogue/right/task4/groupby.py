def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, group in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[group["item_id"]], group["interacted"], reg_l)
    for item_id, group in interactions_df.groupby("item_id"):
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[group["user_id"]], group["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix
