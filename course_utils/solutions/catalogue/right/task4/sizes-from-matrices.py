import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    new_users, new_items = np.zeros_like(user_repr_matrix), np.zeros_like(item_repr_matrix)
    by_user = dict(list(interactions_df.groupby("user_id")))
    by_item = dict(list(interactions_df.groupby("item_id")))
    for user_id in range(user_repr_matrix.shape[0]):
        rows = by_user[user_id]
        new_users[user_id] = perform_mf_als_step(
            item_repr_matrix[rows["item_id"]], rows["interacted"].to_numpy(), reg_l)
    for item_id in range(item_repr_matrix.shape[0]):
        rows = by_item[item_id]
        new_items[item_id] = perform_mf_als_step(
            new_users[rows["user_id"]], rows["interacted"].to_numpy(), reg_l)
    return new_users, new_items
