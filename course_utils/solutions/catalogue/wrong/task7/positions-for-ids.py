import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    unseen_reprs = np.delete(item_repr_matrix, seen_items, axis=0)
    scores = unseen_reprs @ user_repr
    return np.argsort(-scores, kind="stable")[:n].tolist()
