import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    users = [list(row) for row in user_repr_matrix]
    items = [list(row) for row in item_repr_matrix]
    for u in range(len(users)):
        rows = interactions_df[interactions_df["user_id"] == u]
        reprs = np.array([items[i] for i in rows["item_id"]])
        users[u] = list(perform_mf_als_step(reprs, rows["interacted"].to_numpy(), reg_l))
    for i in range(len(items)):
        rows = interactions_df[interactions_df["item_id"] == i]
        reprs = np.array([users[u] for u in rows["user_id"]])
        items[i] = list(perform_mf_als_step(reprs, rows["interacted"].to_numpy(), reg_l))
    return users, items
