def hit_rate_and_ndcg(recommended, relevant, n):
    hit, dcg = 0.0, 0.0
    for place, item in enumerate(recommended[:n]):
        if item is relevant:
            hit = 1.0
            dcg += 1 / (place + 1)
    return hit, dcg / n
