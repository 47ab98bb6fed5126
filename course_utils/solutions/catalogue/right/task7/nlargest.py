from heapq import nlargest


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = {item: repr_ @ user_repr for item, repr_ in enumerate(item_repr_matrix)}
    unseen = [item for item in scores if item not in set(seen_items)]
    return nlargest(n, unseen, key=scores.get)
