def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    interacted = interactions_df["interacted"].to_numpy()
    for user_id, item_ids in interactions_pos_neg_user_dict.items():
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[item_ids], interacted[item_ids], reg_l)
    for item_id, user_ids in interactions_pos_neg_item_dict.items():
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[user_ids], interacted[user_ids], reg_l)
    return user_repr_matrix, item_repr_matrix
