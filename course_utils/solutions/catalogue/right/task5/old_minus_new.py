import numpy as np


def mf_loss(interactions_df, users, items, reg_l):
    e = interactions_df["interacted"] - np.sum(
        users[interactions_df["user_id"]] * items[interactions_df["item_id"]], axis=1)
    return np.sum(e ** 2) + reg_l * (np.sum(users ** 2) + np.sum(items ** 2))


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    old_loss = mf_loss(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
    done = 0
    while done < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        new_loss = mf_loss(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        done = done + 1 if old_loss - new_loss < epsilon else 0
        old_loss = new_loss
    return user_repr_matrix, item_repr_matrix, new_loss / len(interactions_df)
