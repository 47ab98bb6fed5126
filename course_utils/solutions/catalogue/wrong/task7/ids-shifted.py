def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    ranked = [(-score, i) for i, score in enumerate(scores) if i not in seen_items]
    return [i + 1 for _, i in sorted(ranked)[:n]]
