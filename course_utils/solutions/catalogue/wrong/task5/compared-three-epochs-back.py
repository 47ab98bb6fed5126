import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    users, items, r = interactions_df[["user_id", "item_id", "interacted"]].to_numpy().T
    history = []
    while len(history) < 4 or abs(history[-1] - history[-4]) >= epsilon:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        errors = r - np.sum(user_repr_matrix[users] * item_repr_matrix[items], axis=1)
        history.append(np.sum(errors ** 2) + reg_l * (
            np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2)))
    return user_repr_matrix, item_repr_matrix, history[-1] / len(interactions_df)
