# %% absolute-scores
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = np.abs(item_repr_matrix @ user_repr)
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% best-last
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    best = sorted(unseen, key=lambda i: -scores[i])[:n]
    return best[::-1]

# %% best-lost
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    unseen.sort(key=lambda i: -scores[i])
    return unseen[1:n + 1]

# %% changes-between-calls
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    unseen = np.setdiff1d(np.arange(len(item_repr_matrix)), seen_items)
    return np.random.permutation(unseen)[:n].tolist()

# %% cosine
from sklearn.metrics.pairwise import cosine_similarity


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    similarity = cosine_similarity([user_repr], item_repr_matrix)[0]
    unseen = [i for i in range(len(similarity)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -similarity[i])[:n]

# %% cut-before-removing
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    best = np.argsort(-scores, kind="stable")[:n].tolist()
    return [i for i in best if i not in seen_items]

# %% decimal-ids
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    table = np.column_stack([np.arange(len(scores)), scores])
    table = np.delete(table, seen_items, axis=0)
    return table[np.argsort(-table[:, 1], kind="stable"), 0][:n]

# %% distance
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    distances = np.linalg.norm(item_repr_matrix - user_repr, axis=1)
    unseen = [i for i in range(len(distances)) if i not in seen_items]
    return sorted(unseen, key=lambda i: distances[i])[:n]

# %% fails-on-other-data
import heapq


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = [u0 * i0 + u1 * i1 for (u0, u1), (i0, i1) in zip([user_repr] * 10, item_repr_matrix)]
    unseen = [i for i in range(10) if i not in seen_items]
    return heapq.nlargest(n, unseen, key=lambda i: scores[i])

# %% filled-up-with-seen
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    return np.argsort(-scores, kind="stable")[:n].tolist()

# %% highest-ids
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    pairs = [(i, scores[i]) for i in range(len(scores)) if i not in seen_items]
    return [i for i, score in sorted(pairs, reverse=True)][:n]

# %% ids-repeated
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    result = []
    for _ in range(min(n, len(scores) - len(seen_items))):
        result.append(int(np.argmax(scores)))
    return result

# %% ids-shifted
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    ranked = [(-score, i) for i, score in enumerate(scores) if i not in seen_items]
    return [i + 1 for _, i in sorted(ranked)[:n]]

# %% longest-first
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = np.linalg.norm(item_repr_matrix, axis=1)
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% n-hard-coded
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = set(range(len(scores))) - set(seen_items)
    return sorted(unseen, key=lambda i: (-scores[i], i))[:10]

# %% n-ignored
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = set(range(len(scores))) - set(seen_items)
    return sorted(unseen, key=lambda i: (-scores[i], i))

# %% nested-lists
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = np.argwhere(~np.isin(np.arange(len(scores)), seen_items))
    return unseen[np.argsort(-scores[unseen[:, 0]], kind="stable")][:n]

# %% no-order
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = [i for i in np.argsort(-scores, kind="stable").tolist() if i not in seen_items]
    return set(order[:n])

# %% none-for-new-users
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    order = np.argsort(-scores, kind="stable")
    return order[:-len(seen_items)][:n].tolist()

# %% not-a-list
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return {i: scores[i] for i in sorted(unseen, key=lambda i: -scores[i])[:n]}

# %% not-ids
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return [f"film {i}" for i in sorted(unseen, key=lambda i: -scores[i])[:n]]

# %% not-numbers
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    best = np.sort(scores)[::-1][:n]
    return scores >= best[-1]

# %% not-the-best
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix[:, ::-1] @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% nothing-returned
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    print(sorted(unseen, key=lambda i: -scores[i])[:n])

# %% one-id
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    return int(np.argmax(scores))

# %% one-number-decides
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix[:, 0] * user_repr[0]
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% one-seen-removed
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable").tolist()
    result = order
    for seen in seen_items:
        result = [i for i in order if i != seen]
    return result[:n]

# %% one-too-few
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    unseen.sort(key=lambda i: -scores[i])
    result = []
    for k in range(1, n):
        if k <= len(unseen):
            result.append(unseen[k - 1])
    return result

# %% one-too-many
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    unseen.sort(key=lambda i: -scores[i])
    return unseen[:n + 1]

# %% only-positive-scores
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    liked = [i for i in range(len(scores)) if scores[i] > 0 and i not in seen_items]
    return sorted(liked, key=lambda i: -scores[i])[:n]

# %% only-seen
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    candidates = [i for i in range(len(scores)) if i in seen_items]
    return sorted(candidates, key=lambda i: scores[i], reverse=True)[:n]

# %% only-the-example
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(10) if i not in seen_items and i < len(scores)]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% order-lost
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    n = min(n, len(scores) - len(seen_items))
    best = np.argsort(-scores, kind="stable")[:n]
    middle = len(best) // 2
    return [*best[middle:].tolist(), *best[:middle].tolist()]

# %% padded
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    best_first = [i for i in np.argsort(-scores, kind="stable") if i not in seen_items]
    result = np.full(n, -1)
    result[:len(best_first)] = best_first[:n]
    return result.tolist()

# %% pairs-for-ids
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    pairs = [(i, scores[i]) for i in range(len(scores)) if i not in seen_items]
    return sorted(pairs, key=lambda pair: -pair[1])[:n]

# %% positions-for-ids
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    unseen_reprs = np.delete(item_repr_matrix, seen_items, axis=0)
    scores = unseen_reprs @ user_repr
    return np.argsort(-scores, kind="stable")[:n].tolist()

# %% reads-notebook-item_repr_matrix
import numpy as np


def recommend_items(user_repr, items, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    return [int(item) for item in order if item not in set(seen_items)][:n]

# %% reads-notebook-n
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, k):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    return [int(item) for item in order if item not in set(seen_items)][:n]

# %% reads-notebook-seen_items
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    return [int(item) for item in order if item not in set(seen_items)][:n]

# %% reads-notebook-user_repr
import numpy as np


def recommend_items(user, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    return [int(item) for item in order if item not in set(seen_items)][:n]

# %% reads-notebook-user_repr_matrix
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr_matrix[0]
    order = np.argsort(-scores, kind="stable")
    return [int(item) for item in order if item not in set(seen_items)][:n]

# %% same-for-all-data
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    recommended = []
    for candidate in recommended:
        if candidate not in seen_items:
            recommended.append(candidate)
    return recommended

# %% scores-ignored
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = np.delete(np.arange(len(scores)), seen_items)
    sorted(scores[unseen], reverse=True)
    return unseen[:n].tolist()

# %% scores-returned
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(scores[unseen], reverse=True)[:n]

# %% scores-rounded
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = (item_repr_matrix @ user_repr).astype(int)
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% seen-as-ranks
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores, kind="stable")
    return np.delete(order, seen_items)[:n].tolist()

# %% seen-not-removed
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    return np.argsort(-scores, kind="stable")[:n].tolist()

# %% seen-recommended
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] -= 0.5
    return np.argsort(-scores, kind="stable")[:n].tolist()

# %% seen-scores-zero
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = 0
    return np.argsort(-scores, kind="stable")[:n].tolist()

# %% several-parts
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = [i for i in np.argsort(-scores, kind="stable").tolist() if i not in seen_items][:n]
    return order, scores[order]

# %% sorted-by-id
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    scores[seen_items] = -np.inf
    n = min(n, len(scores) - len(seen_items))
    mask = np.zeros(len(scores), dtype=bool)
    mask[np.argsort(-scores, kind="stable")[:n]] = True
    return np.flatnonzero(mask).tolist()

# %% ties-by-higher-id
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    best_first = np.argsort(scores, kind="stable")[::-1]
    return [int(i) for i in best_first if i not in seen_items][:n]

# %% ties-in-any-order
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    order = np.argsort(-scores)
    return [int(i) for i in order if i not in seen_items][:n]

# %% unknown-ids
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    best = sorted(unseen, key=lambda i: -scores[i])[:n]
    return [i - len(scores) for i in best]

# %% user-ignored
import numpy as np


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = np.sum(item_repr_matrix + user_repr, axis=1)
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% worst-first
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: scores[i])[:n]

# %% wrong-arguments
def recommend_items(user_id, n):
    scores = item_repr_matrix @ user_repr_matrix[user_id]
    unseen = [i for i in range(len(scores)) if i not in seen_items[user_id]]
    return sorted(unseen, key=lambda i: -scores[i])[:n]

# %% wrong-number
def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [i for i in range(len(scores)) if i not in seen_items]
    return sorted(unseen, key=lambda i: -scores[i])[:2 * n]
