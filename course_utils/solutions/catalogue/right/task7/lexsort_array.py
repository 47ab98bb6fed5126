import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    ids = np.setdiff1d(np.arange(len(item_repr_matrix)), seen_items)
    scores = np.einsum("ij,j->i", item_repr_matrix[ids], user_repr)
    return ids[np.lexsort((ids, -scores))][:n]
