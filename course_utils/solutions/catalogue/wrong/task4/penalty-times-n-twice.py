import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def step(reprs, values, alpha):
        alpha = alpha * len(values)
        return np.linalg.solve(reprs.T @ reprs + alpha * np.eye(reprs.shape[1]), reprs.T @ values)

    for u, rows in interactions_df.groupby("user_id"):
        user_repr_matrix[u] = step(
            item_repr_matrix[rows.item_id], rows.interacted.values, reg_l * len(rows))
    for i, rows in interactions_df.groupby("item_id"):
        item_repr_matrix[i] = step(
            user_repr_matrix[rows.user_id], rows.interacted.values, reg_l * len(rows))
    return user_repr_matrix, item_repr_matrix
