import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users = interactions_df["user_id"].to_numpy()
    items = interactions_df["item_id"].to_numpy()
    r = interactions_df["interacted"].to_numpy()
    n = len(interactions_df)
    counter, old = 0, float("inf")
    while True:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        fit = (user_repr_matrix @ item_repr_matrix.T)[users, items]
        total_loss = ((r - fit) ** 2).sum() + reg_l * (
            (user_repr_matrix ** 2).sum() + (item_repr_matrix ** 2).sum())
        training_last_avg_loss = total_loss / n
        if abs(training_last_avg_loss - old) < epsilon:
            counter += 1
            if counter == 3:
                return user_repr_matrix, item_repr_matrix, training_last_avg_loss
        else:
            counter = 0
        old = training_last_avg_loss
