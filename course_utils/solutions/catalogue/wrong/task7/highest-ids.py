def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    pairs = [(i, scores[i]) for i in range(len(scores)) if i not in seen_items]
    return [i for i, score in sorted(pairs, reverse=True)][:n]
