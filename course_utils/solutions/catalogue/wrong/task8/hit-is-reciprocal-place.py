import math


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = [item in relevant for item in recommended[:n]]
    hit = 1 / (gains.index(True) + 1) if any(gains) else 0.0
    dcg = sum(gain / math.log2(i + 2) for i, gain in enumerate(gains))
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal
