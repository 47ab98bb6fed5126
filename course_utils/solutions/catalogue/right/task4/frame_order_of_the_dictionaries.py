import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    # The dictionaries were filled from this frame, so both are in the frame's order.
    for user_id in interactions_df["user_id"].unique():
        reprs = np.array([item_repr_matrix[i] for i in interactions_pos_neg_user_dict[user_id]])
        r_ui = interactions_df.loc[interactions_df["user_id"] == user_id, "interacted"].values
        user_repr_matrix[user_id] = perform_mf_als_step(reprs, r_ui, reg_l)
    for item_id in interactions_df["item_id"].unique():
        reprs = np.array([user_repr_matrix[u] for u in interactions_pos_neg_item_dict[item_id]])
        r_ui = interactions_df.loc[interactions_df["item_id"] == item_id, "interacted"].values
        item_repr_matrix[item_id] = perform_mf_als_step(reprs, r_ui, reg_l)
    return user_repr_matrix, item_repr_matrix
