def recommend_items(user_id, n):
    scores = item_repr_matrix @ user_repr_matrix[user_id]
    unseen = [i for i in range(len(scores)) if i not in seen_items[user_id]]
    return sorted(unseen, key=lambda i: -scores[i])[:n]
