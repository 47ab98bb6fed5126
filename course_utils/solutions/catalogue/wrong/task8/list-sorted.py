import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    first = np.unique(recommended)[:n]
    hits = np.isin(first, relevant)
    gains = 1 / np.log2(np.arange(n) + 2)
    return float(hits.any()), gains[:len(first)][hits].sum() / gains[:len(relevant)].sum()
