import math


def hit_rate_and_ndcg(recommended, relevant, n):
    place = {item: k for k, item in enumerate(recommended, start=1)}
    common = {item for item in set(place) & set(relevant) if place[item] <= n}
    ndcg = sum(1 / math.log2(1 + place[item]) for item in common)
    ndcg /= sum(1 / math.log2(1 + k) for k in range(1, 1 + min(n, len(relevant))))
    return float(bool(common)), ndcg
