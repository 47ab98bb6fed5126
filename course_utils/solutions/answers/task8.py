import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.array([item_id in relevant for item_id in recommended[:n]], dtype=float)
    discounts = 1 / np.log2(np.arange(2, n + 2))
    dcg = np.sum(hits * discounts[:len(hits)])
    ideal_dcg = np.sum(discounts[:len(relevant)])
    return float(hits.any()), dcg / ideal_dcg
