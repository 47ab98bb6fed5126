import math


def hit_rate_and_ndcg(recommended, relevant, n):
    while len(recommended) > n:
        recommended.pop()
    gains = [1 / math.log2(k + 2) if item in relevant else 0 for k, item in enumerate(recommended)]
    relevant.sort()
    ideal = [1 / math.log2(k + 2) for k, _ in zip(range(n), relevant)]
    return float(any(gains)), sum(gains) / sum(ideal)
