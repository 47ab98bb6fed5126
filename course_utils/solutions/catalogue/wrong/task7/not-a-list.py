def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return {i: scores[i] for i in sorted(unseen, key=lambda i: -scores[i])[:n]}
