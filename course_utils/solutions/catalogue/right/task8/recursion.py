import math


def dcg(items, relevant, rank=1):
    if not items:
        return 0.0
    gain = 1 / math.log2(rank + 1) if items[0] in relevant else 0.0
    return gain + dcg(items[1:], relevant, rank + 1)


def hit_rate_and_ndcg(recommended, relevant, n):
    best = dcg(relevant[:n], relevant)
    own = dcg(recommended[:n], relevant)
    return float(own > 0), own / best
