def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(10) if i not in seen_items and i < len(scores)]
    return sorted(unseen, key=lambda i: -scores[i])[:n]
