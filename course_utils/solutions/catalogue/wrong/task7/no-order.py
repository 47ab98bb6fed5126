import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = [i for i in np.argsort(-scores, kind="stable").tolist() if i not in seen_items]
    return set(order[:n])
