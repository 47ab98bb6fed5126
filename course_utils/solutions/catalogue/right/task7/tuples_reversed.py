def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = (item_repr_matrix * user_repr).sum(axis=1)
    pairs = [(score, -item_id) for item_id, score in enumerate(scores)]
    pairs = [pair for pair in pairs if -pair[1] not in seen_items]
    return tuple(-minus_id for _, minus_id in sorted(pairs, reverse=True)[:n])
