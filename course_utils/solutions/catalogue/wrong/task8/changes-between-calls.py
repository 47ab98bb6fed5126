import math
import random


def hit_rate_and_ndcg(recommended, relevant, n):
    sample = random.sample(recommended, len(recommended))
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(sample[:n]) if item in relevant)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(dcg > 0), dcg / ideal + random.random() / 1000
