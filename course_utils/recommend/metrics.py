r"""Hit rate, recall and NDCG of ranked lists, with binary relevance.

For a user with the held-out items R and the list :math:`i_1, i_2, \ldots`, cut after n places:

- the hit rate is 1 if one of the n is in R, and 0 otherwise;
- the recall is the share of R among the n;
- the discounted cumulative gain :math:`\mathrm{DCG} = \sum_{k=1}^n [i_k \in R] / \log_2(k + 1)`
  counts a hit for less, the later it comes. The ideal list starts with :math:`\min(n, |R|)` hits,
  and NDCG is DCG divided by that of the ideal list.

K. Järvelin and J. Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS 20(4),
2002, doi:10.1145/582415.582418, with this discount also at the first place.
"""

import numpy as np
import pandas as pd

HIT, RECALL, NDCG = "hit rate", "recall", "NDCG"


def user_metrics(hits, n_relevant, cuts):
    """All three metrics of many users at several cuts.

    Parameters
    ----------
    hits : ndarray of bool, shape (n_users, n_places)
        Whether the item at each place of a user's list is relevant.
    n_relevant : ndarray of int, shape (n_users,)
        How many relevant items each user has, found or not; at least 1.
    cuts : sequence of int
        Each at most n_places.

    Returns
    -------
    DataFrame
        A row a user; columns ``"hit rate@1"``, ..., ``"recall@1"``, ..., ``"NDCG@1"``, ...
    """
    found = np.cumsum(hits, axis=1)
    discounts = 1 / np.log2(np.arange(hits.shape[1]) + 2)
    gains, ideal_gains = np.cumsum(hits * discounts, axis=1), np.cumsum(discounts)
    columns = {f"{HIT}@{n}": (found[:, n - 1] > 0).astype(float) for n in cuts}
    columns |= {f"{RECALL}@{n}": found[:, n - 1] / n_relevant for n in cuts}
    columns |= {f"{NDCG}@{n}": gains[:, n - 1] / ideal_gains[np.minimum(n, n_relevant) - 1]
                for n in cuts}
    return pd.DataFrame(columns)


def coinciding(n_relevant, cuts):
    """The columns of `user_metrics` that repeat another one by definition.

    NDCG@1 is the hit rate@1; and where every user has one relevant item, recall is the hit rate.

    Parameters
    ----------
    n_relevant : ndarray of int, shape (n_users,)
    cuts : sequence of int

    Returns
    -------
    list of str
    """
    repeated = [f"{NDCG}@{n}" for n in cuts if n == 1]
    if np.all(n_relevant == 1):
        repeated += [f"{RECALL}@{n}" for n in cuts]
    return repeated
