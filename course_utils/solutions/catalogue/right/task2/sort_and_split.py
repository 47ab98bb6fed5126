import numpy as np


def lists_by(keys, values):
    order = np.argsort(keys, kind="stable")
    unique, starts = np.unique(keys[order], return_index=True)
    return dict(zip(unique.tolist(), np.split(values[order], starts[1:])))


user_ids, item_ids = interactions_pos_neg_df[["user_id", "item_id"]].to_numpy().T
interactions_pos_neg_user_dict = lists_by(user_ids, item_ids)
interactions_pos_neg_item_dict = lists_by(item_ids, user_ids)
