import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable").tolist()
    result = order
    for seen in seen_items:
        result = [i for i in order if i != seen]
    return result[:n]
