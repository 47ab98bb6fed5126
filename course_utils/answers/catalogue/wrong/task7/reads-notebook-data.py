def recommend_items(user, items, seen, n):
    scores = items @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen]
    return sorted(unseen, key=lambda i: -scores[i])[:n]
