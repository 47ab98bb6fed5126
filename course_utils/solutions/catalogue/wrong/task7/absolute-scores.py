import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = np.abs(item_repr_matrix @ user_repr)
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]
