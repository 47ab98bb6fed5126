import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores)
    return [int(i) for i in order if i not in seen_items][:n]
