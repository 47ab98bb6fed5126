import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    unseen = np.ones(len(item_repr_matrix), dtype=bool)
    unseen[np.array(seen_items)] = False
    ids = np.flatnonzero(unseen)
    order = np.argsort(-(item_repr_matrix[ids] @ user_repr), kind="mergesort")
    return list(ids[order[:n]])
