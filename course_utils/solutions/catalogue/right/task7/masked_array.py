import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = np.ma.array(item_repr_matrix @ user_repr, mask=False)
    scores[seen_items] = np.ma.masked
    order = np.ma.argsort(-scores, kind="stable", endwith=True)
    return [int(item) for item in order[:scores.count()]][:n]
