import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = np.zeros(n)
    for k in range(min(n, len(recommended))):
        gains[k] = recommended[k] in relevant
    ideal = np.zeros(n)
    ideal[:len(relevant)] = 1
    discounts = np.log2(np.arange(2, n + 2))
    return np.array([gains.max(), np.dot(gains, 1 / discounts) / np.dot(ideal, 1 / discounts)])
