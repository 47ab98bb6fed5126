def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    recommended = []
    for candidate in recommended:
        if candidate not in seen_items:
            recommended.append(candidate)
    return recommended
