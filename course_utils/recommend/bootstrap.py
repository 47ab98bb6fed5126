"""How much of a difference between two models is chance: the paired bootstrap over users.

B. Efron and R. J. Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13.
"""

import numpy as np
import pandas as pd

from course_utils.validation import finite_array, positive_int

N_RESAMPLES = 2000
LEVEL = 0.95


def bootstrap_interval(values, n_resamples=N_RESAMPLES, seed=0):
    """A percentile interval for a mean.

    Parameters
    ----------
    values : array_like of shape (n,)
        One value a user, such as the difference of two models' NDCG.
    n_resamples : int
        How often n users are drawn, with replacement.
    seed : int
        Of the `numpy.random.default_rng` that draws them.

    Returns
    -------
    low, high : float
        Between them lie 95% (`LEVEL`) of the resampled means.
    """
    values = finite_array(values, "values", ndim=1)
    rng = np.random.default_rng(seed)
    draws = rng.integers(len(values), size=(positive_int(n_resamples, "n_resamples"), len(values)))
    low, high = np.quantile(values[draws].mean(axis=1), [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def paired_differences(evaluations, name, metric):
    """One model against each of the others, user by user.

    Parameters
    ----------
    evaluations : mapping of str to Evaluation
        By the model's name, all of the same split.
    name : str
        The model that the others are compared with.
    metric : str
        A column of `Evaluation.per_user`.

    Returns
    -------
    DataFrame
        A row for each other model; columns ``difference`` (the mean over the users of the named
        model's metric minus the other's), and ``low`` and ``high`` of its interval.
    """
    own = evaluations[name].per_user[metric]
    rows = {}
    for other, evaluation in evaluations.items():
        if other != name:
            values = own - evaluation.per_user[metric]
            rows[other] = (values.mean(), *bootstrap_interval(values))
    columns = ["difference", "low", "high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis(f"{name} minus")
