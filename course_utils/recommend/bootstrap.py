"""How much of a difference between two models is chance: the paired bootstrap over users.

B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
"""

import numpy as np
import pandas as pd

from course_utils.arrays import finite_array, positive_int

N_RESAMPLES = 2000
LEVEL = 0.95


def bootstrap_interval(values, n_resamples=N_RESAMPLES, seed=0, level=LEVEL):
    """A percentile interval for a mean.

    Parameters
    ----------
    values : array_like of shape (n,)
        One value a user, such as the difference of two models' NDCG.
    n_resamples : int
        How often n users are drawn, with replacement.
    seed : int
        Of the `numpy.random.default_rng` that draws them.
    level : float
        The share of the resampled means that the interval holds.

    Returns
    -------
    low, high : float
    """
    values = finite_array(values, "values", ndim=1)
    rng = np.random.default_rng(seed)
    draws = rng.integers(len(values), size=(positive_int(n_resamples, "n_resamples"), len(values)))
    low, high = np.quantile(values[draws].mean(axis=1), [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def paired_differences(evaluations, pairs, metric, level=LEVEL):
    """One model against another, user by user.

    Parameters
    ----------
    evaluations : mapping of str to Evaluation
        By the model's name, all of the same split.
    pairs : sequence of (str, str)
        Names of models; the second is subtracted from the first.
    metric : str
        A column of `Evaluation.per_user`.
    level : float
        Of the intervals.

    Returns
    -------
    DataFrame
        A row for each pair, ``"first − second"``; columns ``difference`` (the mean over the
        users), and ``low`` and ``high`` of its `bootstrap_interval`.
    """
    rows = {}
    for first, second in pairs:
        values = evaluations[first].per_user[metric] - evaluations[second].per_user[metric]
        rows[f"{first} − {second}"] = (values.mean(), *bootstrap_interval(values, level=level))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["difference", "low", "high"])
