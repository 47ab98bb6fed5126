def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    r = dict(zip(zip(interactions_df.user_id, interactions_df.item_id), interactions_df.interacted))
    for user_id in interactions_df.user_id.unique():
        item_ids = interactions_pos_neg_user_dict[user_id]
        user_repr = user_repr_matrix[user_id]
        user_repr = perform_mf_als_step(
            item_repr_matrix[item_ids], [r[user_id, i] for i in item_ids], reg_l)
    for item_id in interactions_df.item_id.unique():
        user_ids = interactions_pos_neg_item_dict[item_id]
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[user_ids], [r[u, item_id] for u in user_ids], reg_l)
    return user_repr_matrix, item_repr_matrix
