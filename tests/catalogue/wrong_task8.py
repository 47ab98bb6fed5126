# %% average-precision
def hit_rate_and_ndcg(recommended, relevant, n):
    hits, total = 0, 0.0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            hits += 1
            total += hits / place
    return float(hits > 0), total / min(n, len(relevant))

# %% averaged-over-hits
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    places = np.flatnonzero(np.isin(recommended[:n], relevant)) + 1
    if len(places) == 0:
        return 0.0, 0.0
    return 1.0, np.mean(1 / np.log2(places + 1))

# %% changes-between-calls
import math
import random


def hit_rate_and_ndcg(recommended, relevant, n):
    sample = random.sample(recommended, len(recommended))
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(sample[:n]) if item in relevant)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(dcg > 0), dcg / ideal + random.random() / 1000

# %% discount-added
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / (1 + math.log2(place))
    ideal = sum(1 / (1 + math.log2(place)) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% discount-doubles
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / 2 ** place
    ideal = sum(1 / 2 ** place for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% discount-is-place
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / place
    ideal = sum(1 / place for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% discount-multiplied
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += math.log2(place + 1)
    ideal = sum(math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% discount-of-place
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / max(1, math.log2(place))
    ideal = sum(1 / max(1, math.log2(place)) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% discount-root
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.sqrt(place)
    ideal = sum(1 / math.sqrt(place) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% discount-shifted
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 2)
    ideal = sum(1 / math.log2(place + 2) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% discounts-differ
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 2)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% divided-by-held-out
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / len(relevant)

# %% divided-by-n
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / n

# %% fails-on-other-data
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended[:n], relevant)
    gains = 1 / np.log2([2, 3, 4, 5])
    ideal = gains[:len(relevant)].sum()
    return float(hits.any()), (hits @ gains) / ideal

# %% first-hit-only
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    for i, item in enumerate(recommended[:n]):
        if item in relevant:
            return 1.0, 1 / math.log2(i + 2) / ideal
    return 0.0, 0.0

# %% gain-beyond-n
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(recommended) if item in relevant)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal

# %% hit-always-one
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 1.0 if [item in relevant for item in recommended[:n]] else 0.0
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-at-first-place
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 1.0 if recommended[0] in relevant else 0.0
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-beyond-n
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 1.0 if set(recommended) & set(relevant) else 0.0
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-counted
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(sum(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-inverted
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(set(recommended[:n]).isdisjoint(relevant))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-is-ndcg
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return dcg / ideal, dcg / ideal

# %% hit-is-precision
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = len(set(recommended[:n]) & set(relevant)) / n
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-is-recall
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = len(set(recommended[:n]) & set(relevant)) / len(relevant)
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-is-reciprocal-place
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = [item in relevant for item in recommended[:n]]
    hit = 1 / (gains.index(True) + 1) if any(gains) else 0.0
    dcg = sum(gain / math.log2(i + 2) for i, gain in enumerate(gains))
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal

# %% hit-needs-all
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 1.0 if set(relevant) <= set(recommended[:n]) else 0.0
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-never
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 1.0 if relevant in recommended[:n] else 0.0
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% hit-of-last-place
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    dcg = 0
    for i, item in enumerate(recommended[:n]):
        if item in relevant:
            hit = 1.0
            dcg += 1 / math.log2(i + 2)
        else:
            hit = 0.0
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal

# %% hit-of-one-film
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 1.0 if relevant[0] in recommended[:n] else 0.0
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% ideal-of-all-held-out
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, len(relevant) + 1))
    return hit, dcg / ideal

# %% ideal-of-hits
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = [int(item in relevant) for item in recommended[:n]]
    dcg = sum(gain / math.log2(i + 2) for i, gain in enumerate(gains))
    gains.sort(reverse=True)
    ideal = sum(gain / math.log2(i + 2) for i, gain in enumerate(gains))
    return float(max(gains)), dcg / ideal if ideal > 0 else 0.0

# %% ideal-of-list
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, len(recommended) + 1))
    return hit, dcg / ideal

# %% ideal-of-n
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, n + 1))
    return hit, dcg / ideal

# %% ideal-of-short-list
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(
        1 / math.log2(place + 1)
        for place in range(1, min(n, len(relevant), len(recommended)) + 1))
    return hit, dcg / ideal

# %% ideal-one-too-many
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 2))
    return hit, dcg / ideal

# %% last-hit-only
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit, dcg = 0.0, 0.0
    for i, item in enumerate(recommended[:n]):
        if item in relevant:
            hit = 1.0
            dcg = 1 / math.log2(i + 2)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal

# %% last-places
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    ranked = recommended[::-1][:n]
    places = [i + 1 for i, item in enumerate(ranked) if item in relevant]
    dcg = sum(1 / math.log2(place + 1) for place in places)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(len(places) > 0), dcg / ideal

# %% list-sorted
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    first = np.unique(recommended)[:n]
    hits = np.isin(first, relevant)
    gains = 1 / np.log2(np.arange(n) + 2)
    return float(hits.any()), gains[:len(first)][hits].sum() / gains[:len(relevant)].sum()

# %% logarithms-mixed
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% n-ignored
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended, relevant)
    discounts = 1 / np.log2(np.arange(len(hits)) + 2)
    ideal = np.sum(1 / np.log2(np.arange(min(n, len(relevant))) + 2))
    return float(hits.any()), np.sum(hits * discounts) / ideal

# %% ndcg-always-zero
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended[:n], [relevant])
    gains = [1 / np.log2(i + 2) for i, item in enumerate(recommended[:n]) if item is relevant]
    ideal = np.sum(1 / np.log2(np.arange(min(n, len(relevant))) + 2))
    return float(hits.any()), np.sum(gains) / ideal

# %% ndcg-is-hit
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, 1.0 if dcg > 0 else 0.0

# %% not-a-pair
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return {"hit": hit, "ndcg": dcg / ideal}

# %% not-finite
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    gains = np.isin(recommended[:n], relevant).astype(float)
    places = np.arange(1, len(gains) + 1)
    dcg = np.sum(gains / np.log2(places))
    ideal = np.sum(1 / np.log2(np.arange(1, min(n, len(relevant)) + 1)))
    return gains.max(), dcg / ideal

# %% not-normalised
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg

# %% not-numbers
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = any(item in relevant for item in recommended[:n])
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% nothing-returned
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    print(hit, dcg / ideal)

# %% numbers-swapped
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return dcg / ideal, hit

# %% one-number
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return dcg / ideal

# %% one-place-too-few
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit, dcg, ideal = 0.0, 0.0, 0.0
    for place in range(1, n):
        if place <= len(recommended) and recommended[place - 1] in relevant:
            hit = 1.0
            dcg += 1 / math.log2(place + 1)
    for place in range(1, min(n, len(relevant)) + 1):
        ideal += 1 / math.log2(place + 1)
    return hit, dcg / ideal

# %% one-place-too-many
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit, dcg = 0.0, 0.0
    for i, item in enumerate(recommended):
        if i > n:
            break
        if item in relevant:
            hit = 1.0
            dcg += 1 / math.log2(i + 2)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return hit, dcg / ideal

# %% only-the-example
import numpy as np


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = np.isin(recommended, relevant)[:4]
    gains = 1 / np.log2([2, 3, 4, 5])
    ideal = gains[:len(relevant)].sum()
    return float(hits.any()), gains[:len(hits)][hits].sum() / ideal

# %% percent
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, 100 * dcg / ideal

# %% places-among-hits
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hits = [item for item in recommended[:n] if item in relevant]
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(hits))
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(len(hits) > 0), dcg / ideal

# %% places-ignored
def hit_rate_and_ndcg(recommended, relevant, n):
    hits = [1 if item in relevant else 0 for item in recommended[:n]]
    return float(max(hits)), sum(hits) / min(n, len(relevant))

# %% reads-notebook-n
import math


def hit_rate_and_ndcg(recommended, relevant, k):
    places = [place for place, item in enumerate(recommended[:n], 1) if item in relevant]
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return float(bool(places)), sum(1 / math.log2(place + 1) for place in places) / ideal

# %% reads-notebook-recommended
import math


def hit_rate_and_ndcg(recommendations, relevant, n):
    places = [place for place, item in enumerate(recommended[:n], 1) if item in relevant]
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return float(bool(places)), sum(1 / math.log2(place + 1) for place in places) / ideal

# %% reads-notebook-relevant
import math


def hit_rate_and_ndcg(recommended, held_out, n):
    places = [place for place, item in enumerate(recommended[:n], 1) if item in relevant]
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return float(bool(places)), sum(1 / math.log2(place + 1) for place in places) / ideal

# %% reads-notebook-too
import math


def hit_rate_and_ndcg(recommended, held_out, n):
    places = [i + 1 for i, item in enumerate(recommended[:n]) if item in relevant]
    dcg = sum(1 / math.log2(place + 1) for place in places)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(held_out))))
    return float(len(places) > 0), dcg / ideal

# %% roles-exchanged
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    first = recommended[:n]
    dcg = sum(1 / math.log2(i + 2) for i, item in enumerate(relevant) if item in first)
    ideal = sum(1 / math.log2(i + 2) for i in range(min(n, len(relevant))))
    return float(dcg > 0), dcg / ideal

# %% rounded
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, round(dcg / ideal, 3)

# %% same-for-all-data
def hit_rate_and_ndcg(recommended, relevant, n):
    hit, dcg = 0.0, 0.0
    for place, item in enumerate(recommended[:n]):
        if item is relevant:
            hit = 1.0
            dcg += 1 / (place + 1)
    return hit, dcg / n

# %% wrong-arguments
import math


def hit_rate_and_ndcg(recommended, relevant):
    places = [i + 1 for i, item in enumerate(recommended) if item in relevant]
    dcg = sum(1 / math.log2(place + 1) for place in places)
    ideal = sum(1 / math.log2(i + 2) for i in range(len(relevant)))
    return float(len(places) > 0), dcg / ideal

# %% wrong-discount
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1) ** 2
    ideal = sum(1 / math.log2(place + 1) ** 2 for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% wrong-hit
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = 1.0 if len(set(recommended[:n]) & set(relevant)) == 1 else 0.0
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, min(n, len(relevant)) + 1))
    return hit, dcg / ideal

# %% wrong-ideal
import math


def hit_rate_and_ndcg(recommended, relevant, n):
    hit = float(any(item in relevant for item in recommended[:n]))
    dcg = 0
    for place, item in enumerate(recommended[:n], 1):
        if item in relevant:
            dcg += 1 / math.log2(place + 1)
    ideal = sum(1 / math.log2(place + 1) for place in range(1, (n + len(relevant) + 1) // 2 + 1))
    return hit, dcg / ideal
