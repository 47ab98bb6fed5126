import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    user_repr *= 2
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    result = []
    for item_id in order:
        if len(result) == n:
            break
        if item_id not in seen_items:
            result.append(item_id)
    return result
