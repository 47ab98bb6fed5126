import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return dcg / ideal, dcg / ideal
