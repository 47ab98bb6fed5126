import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 0.0
    dcg = 0.0
    for rank, item in enumerate(recommended[:n], start=1):
        if item in relevant:
            hit = 1.0
            dcg += 1 / math.log2(rank + 1)
    idcg = 0.0
    for rank in range(1, min(n, len(relevant)) + 1):
        idcg += 1 / math.log2(rank + 1)
    return hit, dcg / idcg
