import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    table = np.column_stack([np.arange(len(scores)), scores])
    table = np.delete(table, seen_items, axis=0)
    return table[np.argsort(-table[:, 1], kind="stable"), 0][:n]
