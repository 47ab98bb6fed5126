def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id in interactions_df.user_id.unique():
        ids = interactions_pos_neg_item_dict[user_id]
        r_ui = interactions_df[interactions_df.user_id == user_id].interacted.values
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[ids], r_ui, reg_l)
    for item_id in interactions_df.item_id.unique():
        ids = interactions_pos_neg_user_dict[item_id]
        r_ui = interactions_df[interactions_df.item_id == item_id].interacted.values
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix
