def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
        interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
    total_loss = 0
    for _, (u, i, r) in interactions_df[["user_id", "item_id", "interacted"]].iterrows():
        total_loss += (r - sum(user_repr_matrix[u] * item_repr_matrix[i])) ** 2
        total_loss += reg_l * sum(user_repr_matrix[u] ** 2)
        total_loss += reg_l * sum(item_repr_matrix[i] ** 2)
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)
