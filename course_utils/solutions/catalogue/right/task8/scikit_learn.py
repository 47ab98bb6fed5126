import numpy as np
from sklearn.metrics import ndcg_score


def hit_rate_and_ndcg(recommended, relevant, n):
    rest = [item for item in relevant if item not in recommended]
    ranked = recommended + [None] * max(0, n - len(recommended)) + rest + [None]
    truth = np.array([[item in relevant for item in ranked]], dtype=float)
    scores = np.arange(len(ranked), 0, -1, dtype=float)[None]
    return float(truth[0, :n].any()), ndcg_score(truth, scores, k=n)
