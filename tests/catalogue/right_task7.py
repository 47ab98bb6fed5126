# %% chances
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    chances = 1 / (1 + np.exp(-(item_repr_matrix @ user_repr) / 10))
    candidates = set(range(len(item_repr_matrix))).difference(seen_items)
    return sorted(sorted(candidates), key=lambda item: chances[item], reverse=True)[:n]

# %% changes_its_arguments
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    user_repr *= 2
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    result = []
    for item_id in order:
        if len(result) == n:
            break
        if item_id not in seen_items:
            result.append(item_id)
    return result

# %% frame_sorted
import pandas as pd


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    frame = pd.DataFrame({"score": item_repr_matrix @ user_repr})
    frame = frame[~frame.index.isin(seen_items)]
    return list(frame.sort_values("score", ascending=False, kind="mergesort").head(n).index)

# %% lexsort_array
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    ids = np.setdiff1d(np.arange(len(item_repr_matrix)), seen_items)
    scores = np.einsum("ij,j->i", item_repr_matrix[ids], user_repr)
    return ids[np.lexsort((ids, -scores))][:n]

# %% linear_index
import pandas as pd


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    ranks = pd.Series(item_repr_matrix @ user_repr).drop(seen_items).rank(
        method="first", ascending=False)
    return ranks[ranks <= n].sort_values().index.to_numpy()

# %% mask_and_stable_sort
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    unseen = np.ones(len(item_repr_matrix), dtype=bool)
    unseen[np.array(seen_items)] = False
    ids = np.flatnonzero(unseen)
    order = np.argsort(-(item_repr_matrix[ids] @ user_repr), kind="mergesort")
    return list(ids[order[:n]])

# %% masked_array
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = np.ma.array(item_repr_matrix @ user_repr, mask=False)
    scores[seen_items] = np.ma.masked
    order = np.ma.argsort(-scores, kind="stable", endwith=True)
    return [int(item) for item in order[:scores.count()]][:n]

# %% minus_infinity_and_cut
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    order = np.argsort(-scores, kind="stable")
    return order[:min(n, len(scores) - len(seen_items))].tolist()

# %% nlargest
from heapq import nlargest


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = {item: repr_ @ user_repr for item, repr_ in enumerate(item_repr_matrix)}
    unseen = [item for item in scores if item not in set(seen_items)]
    return nlargest(n, unseen, key=scores.get)

# %% plain_loops
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    best = []
    while len(best) < n:
        winner, highest = None, None
        for item_id, item_repr in enumerate(item_repr_matrix):
            if item_id in seen_items or item_id in best:
                continue
            score = sum(u * i for u, i in zip(user_repr, item_repr))
            if highest is None or score > highest:
                winner, highest = item_id, score
        if winner is None:
            return best
        best.append(winner)
    return best

# %% series_nlargest
import pandas as pd


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = pd.Series(item_repr_matrix.dot(user_repr))
    return scores.drop(index=seen_items).nlargest(n).index.tolist()

# %% single_precision
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix.astype(np.float32) @ user_repr.astype(np.float32)
    ranked = np.argsort(-scores, kind="stable")
    return ranked[~np.isin(ranked, seen_items)][:n]

# %% sorted_by_key
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [item for item in range(len(scores)) if item not in seen_items]
    return sorted(unseen, key=lambda item: (-scores[item], item))[:n]

# %% tuples_reversed
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = (item_repr_matrix * user_repr).sum(axis=1)
    pairs = [(score, -item_id) for item_id, score in enumerate(scores)]
    pairs = [pair for pair in pairs if -pair[1] not in seen_items]
    return tuple(-minus_id for _, minus_id in sorted(pairs, reverse=True)[:n])
