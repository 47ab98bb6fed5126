def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    liked = [i for i in range(len(scores)) if scores[i] > 0 and i not in seen_items]
    return sorted(liked, key=lambda i: -scores[i])[:n]
