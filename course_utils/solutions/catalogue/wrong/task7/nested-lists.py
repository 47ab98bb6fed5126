import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = np.argwhere(~np.isin(np.arange(len(scores)), seen_items))
    return unseen[np.argsort(-scores[unseen[:, 0]], kind="stable")][:n]
