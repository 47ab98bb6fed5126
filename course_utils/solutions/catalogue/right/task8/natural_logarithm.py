import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    held_out = set(relevant)
    ranks = [k for k, item in enumerate(recommended[:n], 1) if item in held_out]
    best = range(1, 1 + min(n, len(held_out)))
    gain = sum(1 / np.log(1 + k) for k in ranks) / sum(1 / np.log(1 + k) for k in best)
    return (1.0 if ranks else 0.0), gain
