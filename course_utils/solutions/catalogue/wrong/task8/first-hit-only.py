import math


def hit_rate_and_ndcg(recommended, relevant, n):
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    for i, item in enumerate(recommended[:n]):
        if item in relevant:
            return 1.0, 1 / math.log2(i + 2) / ideal
    return 0.0, 0.0
