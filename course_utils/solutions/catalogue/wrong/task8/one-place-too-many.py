import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit, dcg = 0.0, 0.0
    for i, item in enumerate(recommended):
        if i > n:
            break
        if item in relevant:
            hit = 1.0
            dcg += 1 / math.log2(i + 2)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal
