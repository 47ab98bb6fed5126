import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    user_repr_matrix = np.zeros_like(user_repr_matrix)
    item_repr_matrix = np.zeros_like(item_repr_matrix)
    for user_id, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"], reg_l)
    for item_id, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[item_id] = perform_mf_als_step(
            user_repr_matrix[rows["user_id"]], rows["interacted"], reg_l)
    return user_repr_matrix, item_repr_matrix
