import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    distances = np.linalg.norm(item_repr_matrix - user_repr, axis=1)
    unseen = [i for i in range(len(distances)) if i not in seen_items]
    return sorted(unseen, key=lambda i: distances[i])[:n]
