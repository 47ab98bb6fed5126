import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    r = np.full((user_repr_matrix.shape[0], item_repr_matrix.shape[0]), np.nan)
    r[interactions_df["user_id"], interactions_df["item_id"]] = interactions_df["interacted"]
    known = ~np.isnan(r)
    users = np.array([
        perform_mf_als_step(item_repr_matrix[known[u]], r[u, known[u]], reg_l)
        for u in range(len(r))
    ])
    items = np.array([
        perform_mf_als_step(users[known[:, i]], r[known[:, i], i], reg_l)
        for i in range(r.shape[1])
    ])
    return users, items
