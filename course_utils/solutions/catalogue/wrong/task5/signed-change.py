import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    last_loss, in_a_row = np.inf, 0
    rows = interactions_df[["user_id", "item_id", "interacted"]].to_numpy()
    while in_a_row < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        squared = sum((r - user_repr_matrix[u] @ item_repr_matrix[i]) ** 2 for u, i, r in rows)
        penalty = np.linalg.norm(user_repr_matrix) ** 2 + np.linalg.norm(item_repr_matrix) ** 2
        total_loss = squared + reg_l * penalty
        if total_loss - last_loss < epsilon:
            in_a_row += 1
        else:
            in_a_row = 0
        last_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)
