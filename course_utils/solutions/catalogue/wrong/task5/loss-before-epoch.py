import numpy as np


def total_mf_loss(interactions_df, p, q, reg_l):
    errors = interactions_df["interacted"].to_numpy() - np.einsum(
        "kd,kd->k", p[interactions_df["user_id"]], q[interactions_df["item_id"]])
    return errors @ errors + reg_l * (np.sum(p * p) + np.sum(q * q))


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        total_loss = total_mf_loss(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)
