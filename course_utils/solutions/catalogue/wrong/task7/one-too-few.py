def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    unseen.sort(key=lambda i: -scores[i])
    result = []
    for k in range(1, n):
        if k <= len(unseen):
            result.append(unseen[k - 1])
    return result
