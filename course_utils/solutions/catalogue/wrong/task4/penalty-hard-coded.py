def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    reg_l = 0.1
    r = {(row.user_id, row.item_id): row.interacted for row in interactions_df.itertuples()}
    for u, item_ids in interactions_pos_neg_user_dict.items():
        user_repr_matrix[u] = perform_mf_als_step(
            item_repr_matrix[item_ids], [r[u, i] for i in item_ids], reg_l)
    for i, user_ids in interactions_pos_neg_item_dict.items():
        item_repr_matrix[i] = perform_mf_als_step(
            user_repr_matrix[user_ids], [r[u, i] for u in user_ids], reg_l)
    return user_repr_matrix, item_repr_matrix
