import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    p, q = user_repr_matrix.copy(), item_repr_matrix.copy()
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        p, q = perform_mf_als_epoch(interactions_df, p, q, reg_l)
        total_loss = np.sum((r - np.sum(p[users] * q[items], axis=1)) ** 2)
        total_loss += reg_l * (np.sum(p ** 2) + np.sum(q ** 2))
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)
