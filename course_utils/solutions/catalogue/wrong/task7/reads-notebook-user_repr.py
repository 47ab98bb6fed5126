import numpy as np


def recommend_items(user, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    return [int(item) for item in order if item not in set(seen_items)][:n]
