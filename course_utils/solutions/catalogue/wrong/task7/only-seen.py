def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    candidates = [i for i in range(len(scores)) if i in seen_items]
    return sorted(candidates, key=lambda i: scores[i], reverse=True)[:n]
