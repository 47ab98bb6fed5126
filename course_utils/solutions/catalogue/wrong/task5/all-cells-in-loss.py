import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    r = np.zeros((len(user_repr_matrix), len(item_repr_matrix)))
    r[interactions_df["user_id"], interactions_df["item_id"]] = interactions_df["interacted"]
    changes, old_loss = [], None
    while len(changes) < 3 or max(changes[-3:]) >= epsilon:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        total_loss = np.sum((r - user_repr_matrix @ item_repr_matrix.T) ** 2) + reg_l * (
            np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        if old_loss is not None:
            changes.append(abs(total_loss - old_loss))
        old_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)
