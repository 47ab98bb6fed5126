import numpy as np


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    number_of_small_changes = 0
    old_loss = 0
    while number_of_small_changes < 3:
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        total_loss = 0
        for row in interactions_df.itertuples():
            p, q = user_repr_matrix[row.user_id], item_repr_matrix[row.item_id]
            total_loss += (row.interacted - p @ q) ** 2 + reg_l * (p @ p + q @ q)
        if abs(total_loss - old_loss) < epsilon:
            number_of_small_changes += 1
        old_loss = total_loss
    return user_repr_matrix, item_repr_matrix, total_loss / len(interactions_df)
