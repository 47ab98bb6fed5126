def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    best = []
    while len(best) < n:
        winner, highest = None, None
        for item_id, item_repr in enumerate(item_repr_matrix):
            if item_id in seen_items or item_id in best:
                continue
            score = sum(u * i for u, i in zip(user_repr, item_repr))
            if highest is None or score > highest:
                winner, highest = item_id, score
        if winner is None:
            return best
        best.append(winner)
    return best
