import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    new_users, new_items = user_repr_matrix.copy(), item_repr_matrix.copy()
    last_loss, small_changes = 0, 0
    while small_changes < 3:
        new_users, new_items = perform_mf_als_epoch(interactions_df, new_users, new_items, reg_l)
        total_loss = reg_l * (np.sum(user_repr_matrix ** 2) + np.sum(item_repr_matrix ** 2))
        for u, i, r in zip(interactions_df.user_id, interactions_df.item_id,
                           interactions_df.interacted):
            total_loss += (r - np.dot(user_repr_matrix[u], item_repr_matrix[i])) ** 2
        if abs(last_loss - total_loss) < epsilon:
            small_changes += 1
        else:
            small_changes = 0
        last_loss = total_loss
    return new_users, new_items, total_loss / len(interactions_df)
