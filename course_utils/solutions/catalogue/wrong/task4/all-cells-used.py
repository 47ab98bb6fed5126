import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    r = np.zeros((len(user_repr_matrix), len(item_repr_matrix)))
    r[interactions_df["user_id"], interactions_df["item_id"]] = interactions_df["interacted"]
    for user_id in range(len(r)):
        user_repr_matrix[user_id] = perform_mf_als_step(item_repr_matrix, r[user_id], reg_l)
    for item_id in range(r.shape[1]):
        item_repr_matrix[item_id] = perform_mf_als_step(user_repr_matrix, r[:, item_id], reg_l)
    return user_repr_matrix, item_repr_matrix
