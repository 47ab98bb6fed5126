import math


def hit_rate_and_ndcg(recommended, relevant, n):
    ranked = recommended[::-1][:n]
    places = [i + 1 for i, item in enumerate(ranked) if item in relevant]
    dcg = sum(1 / math.log2(place + 1) for place in places)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(len(places) > 0), dcg / ideal
