# %% array_of_two
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = np.zeros(n)
    for k in range(min(n, len(recommended))):
        gains[k] = recommended[k] in relevant
    ideal = np.zeros(n)
    ideal[:len(relevant)] = 1
    discounts = np.log2(np.arange(2, n + 2))
    return np.array([gains.max(), np.dot(gains, 1 / discounts) / np.dot(ideal, 1 / discounts)])

# %% changes_its_arguments
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    while len(recommended) > n:
        recommended.pop()
    gains = [1 / math.log2(k + 2) if item in relevant else 0 for k, item in enumerate(recommended)]
    relevant.sort()
    ideal = [1 / math.log2(k + 2) for k, _ in zip(range(n), relevant)]
    return float(any(gains)), sum(gains) / sum(ideal)

# %% cumulative_sums
from itertools import accumulate
from math import log2


def hit_rate_and_ndcg(recommended, relevant, n):
    ideal = list(accumulate(1 / log2(k) for k in range(2, n + 2)))
    dcg = 0
    for k, item in enumerate(recommended):
        if k < n and item in relevant:
            dcg += 1 / log2(k + 2)
    return float(dcg > 0), dcg / ideal[min(len(relevant), n) - 1]

# %% frame
import numpy as np
import pandas as pd


def hit_rate_and_ndcg(recommended, relevant, n):
    frame = pd.DataFrame({"item_id": recommended}).head(n)
    frame["gain"] = frame["item_id"].isin(relevant).astype(float)
    frame["discount"] = np.log2(frame.index + 2)
    ideal = (1 / np.log2(np.arange(min(n, len(relevant))) + 2)).sum()
    return frame["gain"].max(), (frame["gain"] / frame["discount"]).sum() / ideal

# %% index_of_each
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    top = list(recommended)[:n]
    places = [top.index(item) for item in relevant if item in top]
    terms = [math.log(2) / math.log(place + 2) for place in places]
    ideal = [math.log(2) / math.log(place + 2) for place in range(len(relevant))][:n]
    return 1 if places else 0, math.fsum(terms) / math.fsum(ideal)

# %% isin_and_masks
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended[:n], list(relevant))
    weights = 1 / np.log2(np.arange(n) + 2)
    return int(hits.any()), weights[:len(hits)][hits].sum() / weights[:len(relevant)].sum()

# %% natural_logarithm
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    held_out = set(relevant)
    ranks = [k for k, item in enumerate(recommended[:n], 1) if item in held_out]
    best = range(1, 1 + min(n, len(held_out)))
    gain = sum(1 / np.log(1 + k) for k in ranks) / sum(1 / np.log(1 + k) for k in best)
    return (1.0 if ranks else 0.0), gain

# %% plain_loop
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 0.0
    dcg = 0.0
    for rank, item in enumerate(recommended[:n], start=1):
        if item in relevant:
            hit = 1.0
            dcg += 1 / math.log2(rank + 1)
    idcg = 0.0
    for rank in range(1, min(n, len(relevant)) + 1):
        idcg += 1 / math.log2(rank + 1)
    return hit, dcg / idcg

# %% powers_of_two_as_gains
import math


def dcg(relevances):
    return sum((2 ** rel - 1) / math.log2(k + 2) for k, rel in enumerate(relevances))


def hit_rate_and_ndcg(recommended, relevant, n):
    relevances = [1 if item in relevant else 0 for item in recommended[:n]]
    best = ([1] * len(relevant))[:n]
    return float(sum(relevances) > 0), dcg(relevances) / dcg(best)

# %% recursion
import math


def dcg(items, relevant, rank=1):
    if not items:
        return 0.0
    gain = 1 / math.log2(rank + 1) if items[0] in relevant else 0.0
    return gain + dcg(items[1:], relevant, rank + 1)


def hit_rate_and_ndcg(recommended, relevant, n):
    best = dcg(relevant[:n], relevant)
    own = dcg(recommended[:n], relevant)
    return float(own > 0), own / best

# %% scikit_learn
import numpy as np
from sklearn.metrics import ndcg_score


def hit_rate_and_ndcg(recommended, relevant, n):
    rest = [item for item in relevant if item not in recommended]
    ranked = recommended + [None] * max(0, n - len(recommended)) + rest + [None]
    truth = np.array([[item in relevant for item in ranked]], dtype=float)
    scores = np.arange(len(ranked), 0, -1, dtype=float)[None]
    return float(truth[0, :n].any()), ndcg_score(truth, scores, k=n)

# %% set_operations
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    place = {item: k for k, item in enumerate(recommended, start=1)}
    common = {item for item in set(place) & set(relevant) if place[item] <= n}
    ndcg = sum(1 / math.log2(1 + place[item]) for item in common)
    ndcg /= sum(1 / math.log2(1 + k) for k in range(1, 1 + min(n, len(relevant))))
    return float(bool(common)), ndcg

# %% single_precision
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    ranks = np.arange(1, n + 1, dtype=np.float32)
    gains = np.reciprocal(np.log2(ranks + 1))
    hits = [k for k, item in enumerate(recommended[:n]) if relevant.count(item)]
    return np.float32(len(hits) > 0), gains[hits].sum() / gains[:len(relevant)].sum()
