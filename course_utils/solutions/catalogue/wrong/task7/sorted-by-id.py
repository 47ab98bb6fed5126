import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    n = min(n, len(scores) - len(seen_items))
    mask = np.zeros(len(scores), dtype=bool)
    mask[np.argsort(-scores, kind="stable")[:n]] = True
    return np.flatnonzero(mask).tolist()
