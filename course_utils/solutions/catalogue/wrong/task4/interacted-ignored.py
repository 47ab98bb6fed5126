import numpy as np


def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    for user_id, item_ids in interactions_pos_neg_user_dict.items():
        q = np.array([item_repr_matrix[i] for i in item_ids])
        user_repr_matrix[user_id] = perform_mf_als_step(q, np.ones(len(q)), reg_l)
    for item_id, user_ids in interactions_pos_neg_item_dict.items():
        p = np.array([user_repr_matrix[u] for u in user_ids])
        item_repr_matrix[item_id] = perform_mf_als_step(p, np.ones(len(p)), reg_l)
    return user_repr_matrix, item_repr_matrix
