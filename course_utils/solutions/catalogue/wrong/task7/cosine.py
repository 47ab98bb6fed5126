from sklearn.metrics.pairwise import cosine_similarity


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    similarity = cosine_similarity([user_repr], item_repr_matrix)[0]
    unseen = [i for i in range(len(similarity)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -similarity[i])[:n]
