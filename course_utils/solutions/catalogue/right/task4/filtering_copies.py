def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for u in sorted(set(interactions_df.user_id)):
        mine = interactions_df[interactions_df.user_id == u]
        new_users[u] = perform_mf_als_step(
            item_repr_matrix[mine.item_id.tolist()], mine.interacted.tolist(), reg_l)
    for i in sorted(set(interactions_df.item_id)):
        mine = interactions_df[interactions_df.item_id == i]
        new_items[i] = perform_mf_als_step(
            new_users[mine.user_id.tolist()], mine.interacted.tolist(), reg_l)
    return new_users, new_items
