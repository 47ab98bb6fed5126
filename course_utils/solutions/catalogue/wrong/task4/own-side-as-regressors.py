def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    pairs = interactions_df.set_index(["user_id", "item_id"])["interacted"].to_dict()
    for user_id in interactions_pos_neg_user_dict:
        item_ids = interactions_pos_neg_user_dict[user_id]
        r_ui = [pairs[user_id, item_id] for item_id in item_ids]
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id in interactions_pos_neg_item_dict:
        user_ids = interactions_pos_neg_item_dict[item_id]
        r_ui = [pairs[user_id, item_id] for user_id in user_ids]
        item_repr_matrix[item_id] = perform_mf_als_step(item_repr_matrix[user_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix
