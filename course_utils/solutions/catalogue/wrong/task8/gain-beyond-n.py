import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(recommended) if item in relevant)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal
