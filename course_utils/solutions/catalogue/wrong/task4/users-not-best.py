def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    rate = 0.05
    for u, i, r in interactions_df[["user_id", "item_id", "interacted"]].itertuples(index=False):
        error = r - user_repr_matrix[u] @ item_repr_matrix[i]
        old = user_repr_matrix[u].copy()
        user_repr_matrix[u] += rate * (error * item_repr_matrix[i] - reg_l * old)
        item_repr_matrix[i] += rate * (error * old - reg_l * item_repr_matrix[i])
    return user_repr_matrix, item_repr_matrix
