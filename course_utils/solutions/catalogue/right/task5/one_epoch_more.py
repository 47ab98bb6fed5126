import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    small, loss = 0, np.inf
    u, i = interactions_df["user_id"], interactions_df["item_id"]
    for epoch in range(1, 100_000):
        if small == 3:
            epoch_after_rest = True
        else:
            epoch_after_rest = False
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        last_loss = loss
        loss = sum((interactions_df["interacted"] - np.sum(
            user_repr_matrix[u] * item_repr_matrix[i], axis=1)) ** 2)
        loss += reg_l * sum(np.sum(m ** 2) for m in (user_repr_matrix, item_repr_matrix))
        if epoch_after_rest:
            break
        small = small + 1 if abs(loss - last_loss) < epsilon else 0
    return user_repr_matrix, item_repr_matrix, loss / len(interactions_df)
