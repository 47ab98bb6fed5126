import heapq


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = [u0 * i0 + u1 * i1 for (u0, u1), (i0, i1) in zip([user_repr] * 10, item_repr_matrix)]
    unseen = [i for i in range(10) if i not in seen_items]
    return heapq.nlargest(n, unseen, key=lambda i: scores[i])
