import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    places = np.flatnonzero(np.isin(recommended[:n], relevant)) + 1
    if len(places) == 0:
        return 0.0, 0.0
    return 1.0, np.mean(1 / np.log2(places + 1))
