import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended, relevant)
    discounts = 1 / np.log2(np.arange(len(hits)) + 2)
    ideal = np.sum(1 / np.log2(np.arange(min(n, len(relevant))) + 2))
    return float(hits.any()), np.sum(hits * discounts) / ideal
