import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    losses = []
    while len(losses) < 3 or np.max(np.abs(np.diff(losses[-3:]))) >= epsilon:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        p = user_repr_matrix[interactions_df["user_id"]]
        q = item_repr_matrix[interactions_df["item_id"]]
        e = interactions_df["interacted"].to_numpy() - (p * q).sum(axis=1)
        losses.append((e ** 2).sum() + reg_l * (
            (user_repr_matrix ** 2).sum() + (item_repr_matrix ** 2).sum()))
    return user_repr_matrix, item_repr_matrix, losses[-1] / len(interactions_df)
