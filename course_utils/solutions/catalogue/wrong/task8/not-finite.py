import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = np.isin(recommended[:n], relevant).astype(float)
    places = np.arange(1, len(gains) + 1)
    dcg = np.sum(gains / np.log2(places))
    ideal = np.sum(1 / np.log2(np.arange(1, min(n, len(relevant)) + 1)))
    return gains.max(), dcg / ideal
