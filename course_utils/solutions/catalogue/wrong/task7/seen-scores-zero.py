import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = 0
    return np.argsort(-scores, kind="stable")[:n].tolist()
