import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = np.delete(np.arange(len(scores)), seen_items)
    sorted(scores[unseen], reverse=True)
    return unseen[:n].tolist()
