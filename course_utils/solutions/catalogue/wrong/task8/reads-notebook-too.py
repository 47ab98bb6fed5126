import math


def hit_rate_and_ndcg(recommended, held_out, n):
    places = [i + 1 for i, item in enumerate(recommended[:n]) if item in relevant]
    dcg = sum(1 / math.log2(place + 1) for place in places)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(held_out))))
    return float(len(places) > 0), dcg / ideal
