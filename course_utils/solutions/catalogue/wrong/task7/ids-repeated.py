import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    result = []
    for _ in range(min(n, len(scores) - len(seen_items))):
        result.append(int(np.argmax(scores)))
    return result
