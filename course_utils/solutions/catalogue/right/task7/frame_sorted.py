import pandas as pd


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    frame = pd.DataFrame({"score": item_repr_matrix @ user_repr})
    frame = frame[~frame.index.isin(seen_items)]
    return list(frame.sort_values("score", ascending=False, kind="mergesort").head(n).index)
