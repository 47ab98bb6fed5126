import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit, dcg, ideal = 0.0, 0.0, 0.0
    for place in range(1, n):
        if place <= len(recommended) and recommended[place - 1] in relevant:
            hit = 1.0
            dcg += 1 / math.log2(place + 1)
    for place in range(1, min(n, len(relevant)) + 1):
        ideal += 1 / math.log2(place + 1)
    return hit, dcg / ideal
