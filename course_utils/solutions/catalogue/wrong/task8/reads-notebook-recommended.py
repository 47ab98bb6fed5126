import math


def hit_rate_and_ndcg(recommendations, relevant, n):
    places = [place for place, item in enumerate(recommended[:n], 1) if item in relevant]
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return float(bool(places)), sum(1 / math.log2(place + 1) for place in places) / ideal
