import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    n = min(n, len(scores) - len(seen_items))
    best = np.argsort(-scores, kind="stable")[:n]
    middle = len(best) // 2
    return [*best[middle:].tolist(), *best[:middle].tolist()]
