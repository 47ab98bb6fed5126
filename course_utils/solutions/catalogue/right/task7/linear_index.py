import pandas as pd


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    ranks = pd.Series(item_repr_matrix @ user_repr).drop(seen_items).rank(
        method="first", ascending=False)
    return ranks[ranks <= n].sort_values().index.to_numpy()
