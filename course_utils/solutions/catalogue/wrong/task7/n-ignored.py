def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = set(range(len(scores))) - set(seen_items)
    return sorted(unseen, key=lambda i: (-scores[i], i))
