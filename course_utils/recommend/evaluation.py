"""Scores against what was held out.

A model's scores are a matrix with a row for each user and a column for each item of the catalogue,
whether the item occurs in the training part or not. Of each user's list all items are left out
that the user has in the training part; all others compete.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from course_utils.als.numpy_engine import one_blas_thread
from course_utils.recommend.factors import Factors
from course_utils.recommend.metrics import coinciding, user_metrics
from course_utils.recommend.ranking import rank_unseen
from course_utils.recommend.splits import evaluated_users

CUTS = (1, 3, 5, 10)
N_NEGATIVES = 100
BLOCK_ROWS = 32


class Evaluation(NamedTuple):
    """How one model did.

    Attributes
    ----------
    per_user : DataFrame
        A row for each of the `evaluated_users`, indexed by ``user_id``; the columns of
        `user_metrics` without those that repeat another one.
    coverage : float
        The share of the catalogue that is on somebody's list.
    """

    per_user: pd.DataFrame
    coverage: float


def evaluate(scores, split, cuts=CUTS):
    """Rank all unseen items of each user and look for the held-out ones.

    Parameters
    ----------
    scores : ndarray of shape (n_users, n_items), or Factors
        Ties are ranked as in `recommend_items`.
    split : Split
    cuts : sequence of int
        Where the lists are cut; the coverage is that of the longest.

    Returns
    -------
    Evaluation
        Users who are not in both parts are left out. A held-out item that nobody has in the
        training part counts as relevant like any other.
    """
    users = evaluated_users(split)
    seen = split.train[split.train["user_id"].isin(users)].sort_values("user_id")
    rows, items = np.searchsorted(users, seen["user_id"]), seen["item_id"].to_numpy()
    lists = np.empty((len(users), max(cuts)), dtype=int)
    # Block by block: a copy of a large matrix costs more than all the rest.
    with one_blas_thread():
        for start in range(0, len(users), BLOCK_ROWS):
            block = slice(start, start + BLOCK_ROWS)
            own = slice(*np.searchsorted(rows, [start, start + BLOCK_ROWS]))
            block_scores = _scores_of(users[block], scores)
            lists[block] = rank_unseen(block_scores, rows[own] - start, items[own], max(cuts))
    shown = np.unique(lists[lists >= 0])
    n_items = len(scores.item_repr_matrix) if isinstance(scores, Factors) else scores.shape[1]
    return Evaluation(_per_user(lists, users, split.test, cuts), len(shown) / n_items)


def _scores_of(users, scores):
    if isinstance(scores, Factors):
        return scores.user_repr_matrix[users] @ scores.item_repr_matrix.T
    return scores[users]


def evaluate_sampled(scores, split, cuts=CUTS, n_negatives=N_NEGATIVES, seed=0):
    """The same when the held-out item is ranked among a few random items only.

    Parameters
    ----------
    scores, split, cuts
        As for `evaluate`; the split holds out one item of each user.
    n_negatives : int
        How many items, drawn from those without an interaction of the user in either part, the
        held-out one competes with.
    seed : int
        Of the `numpy.random.default_rng` that draws them.

    Returns
    -------
    DataFrame
        As `Evaluation.per_user`.
    """
    rng = np.random.default_rng(seed)
    users = evaluated_users(split)
    is_free = np.ones(scores.shape, dtype=bool)
    for part in split:
        is_free[part["user_id"], part["item_id"]] = False
    held_out = split.test.set_index("user_id")["item_id"]
    lists = []
    for user in users:
        drawn = rng.choice(np.flatnonzero(is_free[user]), n_negatives, replace=False)
        candidates = np.sort(np.append(drawn, held_out[user]))
        (places,) = rank_unseen(scores[user, candidates][np.newaxis], [], [], max(cuts))
        lists.append(candidates[places])
    return _per_user(np.array(lists), users, split.test, cuts)


def metric_table(evaluations):
    """The means over the users, and the coverage.

    Parameters
    ----------
    evaluations : mapping of str to Evaluation
        By the model's name.

    Returns
    -------
    DataFrame
        A row a metric, a column a model.
    """
    columns = {name: each.per_user.mean() for name, each in evaluations.items()}
    table = pd.DataFrame(columns)
    table.loc["coverage"] = {name: each.coverage for name, each in evaluations.items()}
    return table.rename_axis("metric")


def _per_user(lists, users, test, cuts):
    # A number for each pair of a user and an item; -1, a missing place, is none.
    width = 1 + max(lists.max(), test["item_id"].max())
    relevant = test["user_id"] * width + test["item_id"]
    hits = (lists >= 0) & np.isin(users[:, np.newaxis] * width + lists, relevant)
    n_relevant = test["user_id"].value_counts()[users].to_numpy()
    metrics = user_metrics(hits, n_relevant, cuts).drop(columns=coinciding(n_relevant, cuts))
    return metrics.set_index(pd.Index(users, name="user_id"))
