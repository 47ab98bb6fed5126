import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    return int(np.argmax(scores))
