def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix[:, 0] * user_repr[0]
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]
