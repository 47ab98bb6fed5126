import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    ranks = np.arange(1, n + 1, dtype=np.float32)
    gains = np.reciprocal(np.log2(ranks + 1))
    hits = [k for k, item in enumerate(recommended[:n]) if relevant.count(item)]
    return np.float32(len(hits) > 0), gains[hits].sum() / gains[:len(relevant)].sum()
