import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    # A stable sort leaves films with equal scores in the order of their ids.
    best_first = np.argsort(-scores, kind="stable").tolist()
    seen = set(seen_items)
    return [item_id for item_id in best_first if item_id not in seen][:n]
