def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    values = {(u, i): r for u, i, r in interactions_df[["user_id", "item_id", "interacted"]].values}
    for item_id in interactions_df["item_id"].unique():
        user_ids = interactions_pos_neg_item_dict[item_id]
        r_ui = [values[user_id, item_id] for user_id in user_ids]
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    for user_id in interactions_df["user_id"].unique():
        item_ids = interactions_pos_neg_user_dict[user_id]
        r_ui = [values[user_id, item_id] for item_id in item_ids]
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix
