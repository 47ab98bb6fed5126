from itertools import accumulate
from math import log2


def hit_rate_and_ndcg(recommended, relevant, n):
    ideal = list(accumulate(1 / log2(k) for k in range(2, n + 2)))
    dcg = 0
    for k, item in enumerate(recommended):
        if k < n and item in relevant:
            dcg += 1 / log2(k + 2)
    return float(dcg > 0), dcg / ideal[min(len(relevant), n) - 1]
