import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    unseen = np.setdiff1d(np.arange(len(item_repr_matrix)), seen_items)
    return np.random.permutation(unseen)[:n].tolist()
