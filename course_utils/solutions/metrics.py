"""Task 8: the metrics of one list."""

import numpy as np

from course_utils.arrays import positive_int
from course_utils.recommend.metrics import HIT, NDCG, user_metrics


def hit_rate_and_ndcg(recommended, relevant, n):
    """Task 8: whether a list finds something, and how high up.

    Parameters
    ----------
    recommended : sequence of int
        Item ids, the best first, each once; a list shorter than `n` has no hits in its missing
        places.
    relevant : collection of int
        The held-out items.
    n : int
        Where the list is cut.

    Returns
    -------
    hit : float
        1.0 or 0.0.
    ndcg : float
        From 0 to 1: the DCG of the list, divided by that of the best list of at most `n`.

    Raises
    ------
    ValueError
        If `relevant` is empty (both metrics are undefined), `n` is not a whole number of at
        least 1, or an item is recommended twice.
    """
    n = positive_int(n, "n")
    recommended, relevant = list(recommended), set(relevant)
    if not relevant:
        raise ValueError("relevant is empty: without held-out items there is nothing to find.")
    if len(set(recommended)) < len(recommended):
        raise ValueError("recommended holds an item twice.")
    hits = np.zeros((1, n), dtype=bool)
    hits[0, :len(recommended)] = [item in relevant for item in recommended[:n]]
    metrics = user_metrics(hits, np.array([len(relevant)]), [n])
    return float(metrics.loc[0, f"{HIT}@{n}"]), float(metrics.loc[0, f"{NDCG}@{n}"])
