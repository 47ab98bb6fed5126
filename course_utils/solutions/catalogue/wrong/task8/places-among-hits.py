import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = [item for item in recommended[:n] if item in relevant]
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(hits))
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(len(hits) > 0), dcg / ideal
