import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    last, small_changes = np.inf, 0
    while small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        squared_errors = np.sum(errors ** 2)
        small_changes = small_changes + 1 if abs(squared_errors - last) < epsilon else 0
        last = squared_errors
    total_loss = squared_errors + reg_l * (
        np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)
