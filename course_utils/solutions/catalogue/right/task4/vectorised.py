import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    u, i, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T

    def solve_all(rows, n_rows, reprs):
        d = reprs.shape[1]
        grams = np.tile(reg_l * np.eye(d), (n_rows, 1, 1))
        np.add.at(grams, rows, reprs[:, :, None] * reprs[:, None, :])
        rhs = np.zeros((n_rows, d))
        np.add.at(rhs, rows, reprs * r[:, None])
        return np.linalg.solve(grams, rhs[:, :, None])[:, :, 0]

    users = solve_all(u, len(user_repr_matrix), item_repr_matrix[i])
    items = solve_all(i, len(item_repr_matrix), users[u])
    return users, items
