import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    return np.delete(order, seen_items)[:n].tolist()
