import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended[:n], [relevant])
    gains = [1 / np.log2(i + 2) for i, item in enumerate(recommended[:n]) if item is relevant]
    ideal = np.sum(1 / np.log2(np.arange(min(n, len(relevant))) + 2))
    return float(hits.any()), np.sum(gains) / ideal
