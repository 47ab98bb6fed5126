def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    positives = interactions_df[interactions_df["interacted"] == 1]
    for user_id in positives["user_id"].unique():
        item_ids = positives.loc[positives["user_id"] == user_id, "item_id"].values
        r_ui = [1] * len(item_ids)
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id in positives["item_id"].unique():
        user_ids = positives.loc[positives["item_id"] == item_id, "user_id"].values
        r_ui = [1] * len(user_ids)
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix
