import pandas as pd


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = pd.Series(item_repr_matrix.dot(user_repr))
    return scores.drop(index=seen_items).nlargest(n).index.tolist()
