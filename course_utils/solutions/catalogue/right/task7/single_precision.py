import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix.astype(np.float32) @ user_repr.astype(np.float32)
    ranked = np.argsort(-scores, kind="stable")
    return ranked[~np.isin(ranked, seen_items)][:n]
