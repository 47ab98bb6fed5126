import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    u, i, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T

    def train(p, q, losses):
        p, q = perform_mf_als_epoch(interactions_df, p, q, reg_l)
        errors = r - np.einsum("kd,kd->k", p[u], q[i])
        losses = losses + [errors @ errors + reg_l * (np.sum(p[u] ** 2) + np.sum(q[i] ** 2))]
        changes = np.abs(np.diff(losses[-4:]))
        if len(changes) == 3 and np.all(changes < epsilon):
            return p, q, losses[-1] / len(r)
        return train(p, q, losses)

    return train(user_repr_matrix, item_repr_matrix, [])
