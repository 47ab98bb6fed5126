import math


def hit_rate_and_ndcg(recommended, relevant, n):
    first = recommended[:n]
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(relevant) if item in first)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(dcg > 0), dcg / ideal
