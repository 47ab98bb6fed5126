def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    frame, users, items = interactions_pos_neg_df, user_repr_matrix, item_repr_matrix
    u, i, r = (frame[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    last, calm = float("inf"), 0
    while calm < 3:
        users, items = perform_mf_als_epoch(frame, users, items, reg_l)
        errors = r - (users[u] * items[i]).sum(axis=1)
        loss = (errors ** 2).sum() + reg_l * ((users ** 2).sum() + (items ** 2).sum())
        calm = calm + 1 if abs(loss - last) < epsilon else 0
        last = loss
    return users, items, loss / len(frame)
