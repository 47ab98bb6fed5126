def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    user_repr_matrix, item_repr_matrix = user_repr_matrix.copy(), item_repr_matrix.copy()
    columns = interactions_df[["user_id", "item_id", "interacted"]].itertuples(index=False)
    interacted = {(user_id, item_id): value for user_id, item_id, value in columns}

    for user_id in interactions_df["user_id"].unique():
        item_ids = interactions_pos_neg_user_dict[user_id]
        r_ui = [interacted[user_id, item_id] for item_id in item_ids]
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)

    for item_id in interactions_df["item_id"].unique():
        user_ids = interactions_pos_neg_item_dict[item_id]
        r_ui = [interacted[user_id, item_id] for user_id in user_ids]
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)

    return user_repr_matrix, item_repr_matrix
