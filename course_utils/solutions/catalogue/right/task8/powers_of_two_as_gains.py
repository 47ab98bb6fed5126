import math


def dcg(relevances):
    return sum((2 ** rel - 1) / math.log2(k + 2) for k, rel in enumerate(relevances))


def hit_rate_and_ndcg(recommended, relevant, n):
    relevances = [1 if item in relevant else 0 for item in recommended[:n]]
    best = ([1] * len(relevant))[:n]
    return float(sum(relevances) > 0), dcg(relevances) / dcg(best)
