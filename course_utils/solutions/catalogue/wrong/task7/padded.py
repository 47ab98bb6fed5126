import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    best_first = [i for i in np.argsort(-scores, kind="stable") if i not in seen_items]
    result = np.full(n, -1)
    result[:len(best_first)] = best_first[:n]
    return result.tolist()
