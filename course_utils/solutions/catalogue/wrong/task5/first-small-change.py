import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items = interactions_df["user_id"], interactions_df["item_id"]
    last_loss = np.inf
    while True:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        predictions = np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        total_loss = np.sum((interactions_df["interacted"] - predictions) ** 2)
        total_loss += reg_l * (np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        if abs(last_loss - total_loss) < epsilon:
            break
        last_loss = total_loss
    training_last_avg_loss = total_loss / len(interactions_df)
    return user_repr_matrix, item_repr_matrix, training_last_avg_loss
