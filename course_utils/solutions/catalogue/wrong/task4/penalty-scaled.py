import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def ridge(x, y):
        # The derivative of the squared errors is written with its 2, that of the penalty without.
        return np.linalg.solve(2 * x.T @ x + reg_l * np.eye(x.shape[1]), 2 * x.T @ y)

    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for u, group in interactions_df.groupby("user_id"):
        users[u] = ridge(items[group["item_id"].to_numpy()], group["interacted"].to_numpy())
    for i, group in interactions_df.groupby("item_id"):
        items[i] = ridge(users[group["user_id"].to_numpy()], group["interacted"].to_numpy())
    return users, items
