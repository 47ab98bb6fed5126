import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    best = np.argsort(-scores, kind="stable")[:n].tolist()
    return [i for i in best if i not in seen_items]
