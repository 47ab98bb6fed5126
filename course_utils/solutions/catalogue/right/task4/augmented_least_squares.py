import numpy as np
import pandas as pd


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    def update(own, other, own_column, other_column):
        own = own.copy()
        d = own.shape[1]
        for own_id, rows in interactions_df.groupby(own_column):
            x = np.vstack([other[rows[other_column]], np.sqrt(reg_l) * np.eye(d)])
            y = np.concatenate([rows["interacted"], np.zeros(d)])
            own[own_id] = np.linalg.lstsq(x, y, rcond=None)[0]
        return own

    user_repr_matrix = update(user_repr_matrix, item_repr_matrix, "user_id", "item_id")
    item_repr_matrix = update(item_repr_matrix, user_repr_matrix, "item_id", "user_id")
    return user_repr_matrix, item_repr_matrix
