import numpy as np
from collections import deque


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    last_changes = deque([np.inf] * 3, maxlen=3)
    last_loss = 0
    while any(change >= epsilon for change in last_changes):
        user_repr_matrix, item_repr_matrix = perform_mf_als_epoch(
            interactions_df, user_repr_matrix, item_repr_matrix, reg_l)
        p = user_repr_matrix[interactions_df.user_id.to_list()]
        q = item_repr_matrix[interactions_df.item_id.to_list()]
        per_row = (interactions_df.interacted - (p * q).sum(1)) ** 2 + reg_l * (
            (p ** 2).sum(1) + (q ** 2).sum(1))
        loss = per_row.mean()
        last_changes.append(abs(loss - last_loss))
        last_loss = loss
    return user_repr_matrix, item_repr_matrix, loss
