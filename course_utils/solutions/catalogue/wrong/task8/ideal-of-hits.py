import math


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = [int(item in relevant) for item in recommended[:n]]
    dcg = sum(gain / math.log2(i + 2) for i, gain in enumerate(gains))
    gains.sort(reverse=True)
    ideal = sum(gain / math.log2(i + 2) for i, gain in enumerate(gains))
    return float(max(gains)), dcg / ideal if ideal > 0 else 0.0
