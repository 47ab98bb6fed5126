def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [item for item in range(len(scores)) if item not in seen_items]
    return sorted(unseen, key=lambda item: (-scores[item], item))[:n]
