import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    chances = 1 / (1 + np.exp(-(item_repr_matrix @ user_repr) / 10))
    candidates = set(range(len(item_repr_matrix))).difference(seen_items)
    return sorted(sorted(candidates), key=lambda item: chances[item], reverse=True)[:n]
