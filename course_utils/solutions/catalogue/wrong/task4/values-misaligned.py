import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id in np.unique(interactions_df["user_id"]):
        item_ids = sorted(interactions_pos_neg_user_dict[user_id])
        mask = interactions_df["user_id"] == user_id
        r_ui = interactions_df.loc[mask, "interacted"].to_numpy()
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix[item_ids], r_ui, reg_l)
    for item_id in np.unique(interactions_df["item_id"]):
        user_ids = sorted(interactions_pos_neg_item_dict[item_id])
        mask = interactions_df["item_id"] == item_id
        r_ui = interactions_df.loc[mask, "interacted"].to_numpy()
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix[user_ids], r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix
