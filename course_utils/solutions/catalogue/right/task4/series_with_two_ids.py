def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    """Shuffles the dictionary's order on purpose: only the pairing of ids and values counts."""
    values = interactions_df.set_index(["user_id", "item_id"])["interacted"]
    for user_id, item_ids in interactions_pos_neg_user_dict.items():
        item_ids = list(reversed(item_ids))
        r_ui = values.loc[[(user_id, i) for i in item_ids]].to_numpy()
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id, user_ids in interactions_pos_neg_item_dict.items():
        user_ids = list(reversed(user_ids))
        r_ui = values.loc[[(u, item_id) for u in user_ids]].to_numpy()
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    print("epoch done")
    return user_repr_matrix, item_repr_matrix
