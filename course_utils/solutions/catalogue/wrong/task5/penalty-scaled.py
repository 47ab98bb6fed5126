import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last_loss, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        penalty = np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)
        total_loss = np.sum(errors ** 2) + reg_l / 2 * penalty
        small_changes = small_changes + 1 if abs(total_loss - last_loss) < epsilon else 0
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss
