import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    best_first = np.argsort(scores, kind="stable")[::-1]
    return [int(i) for i in best_first if i not in seen_items][:n]
