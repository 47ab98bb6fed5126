import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended[:n], list(relevant))
    weights = 1 / np.log2(np.arange(n) + 2)
    return int(hits.any()), weights[:len(hits)][hits].sum() / weights[:len(relevant)].sum()
