"""Factorisations from several random starts: what is the model's, and what the start's."""

from itertools import product

import numpy as np
import pandas as pd

from course_utils.als.quick import quick_engine
from course_utils.recommend.bootstrap import bootstrap_interval
from course_utils.recommend.evaluation import Evaluation, evaluate
from course_utils.recommend.factors import training_pairs
from course_utils.session import progress

SEEDS = range(10)


def evaluate_starts(fit, split, shape, seeds=SEEDS, pairs=None, **params):
    """Train and evaluate once for each start.

    Parameters
    ----------
    fit : callable
        `fit_implicit` or `fit_with_negatives` of `course_utils.recommend.factors`.
    split : Split
    shape : tuple of int
        Numbers of users and of items.
    seeds : iterable of int
        Of the starts.
    pairs : TrainingPairs, optional
        What `training_pairs` makes of the training part, where it has been made already.
    **params
        For `fit`.

    Returns
    -------
    list of Evaluation
    """
    pairs = training_pairs(fit, split.train) if pairs is None else pairs
    with progress(seeds, "start") as starts:
        return [evaluate(fit(pairs, shape, **params, seed=seed, engine=quick_engine()), split)
                for seed in starts]


def average(evaluations):
    """The mean over the starts, user by user.

    Parameters
    ----------
    evaluations : list of Evaluation
        Of the same split.

    Returns
    -------
    Evaluation
    """
    return Evaluation(sum(each.per_user for each in evaluations) / len(evaluations),
                      float(np.mean([each.coverage for each in evaluations])))


def spread_table(starts, metrics):
    """How much metrics vary with the start.

    Parameters
    ----------
    starts : mapping of str to list of Evaluation
        By the model's name.
    metrics : sequence of str

    Returns
    -------
    DataFrame
        A row for each metric and model: ``mean``, ``std``, ``min`` and ``max`` over the starts of
        the mean over the users.
    """
    rows = {(metric, name): pd.Series([each.per_user[metric].mean() for each in evaluations])
            for metric in metrics for name, evaluations in starts.items()}
    table = pd.DataFrame(rows).agg(["mean", "std", "min", "max"]).T
    return table.rename_axis(["metric", "model"])


def dimension_study(
    fit, split, shape, dimensions, baseline, known=None, metric="NDCG@10", seeds=SEEDS, **params
):
    """A metric of a factorisation for several dimensions, against a baseline.

    Parameters
    ----------
    fit, split, shape, seeds, **params
        As for `evaluate_starts`.
    dimensions : sequence of int
    baseline : Evaluation
        Of the same split.
    known : dict of int to list of Evaluation, optional
        Dimensions that are evaluated already.
    metric : str

    Returns
    -------
    DataFrame
        Indexed by ``dimension``. The metric, a mean over users and starts; its ``difference``
        from the baseline's; ``low`` and ``high`` of the `bootstrap_interval` of that difference,
        over the users; ``std``, ``min`` and ``max`` of the difference over the starts.
    """
    known = known or {}
    params = {"pairs": training_pairs(fit, split.train), **params}
    missing = [dim for dim in dict.fromkeys(dimensions) if dim not in known]
    found = {dim: [] for dim in missing}
    for dim, seed in progress([*product(missing, seeds)], "start"):
        found[dim] += evaluate_starts(fit, split, shape, [seed], embedding_dim=dim, **params)
    rows = {}
    for dim, starts in sorted({**found, **known}.items()):
        by_start = pd.Series([(each.per_user[metric] - baseline.per_user[metric]).mean()
                              for each in starts])
        per_user = average(starts).per_user[metric]
        low, high = bootstrap_interval(per_user - baseline.per_user[metric])
        rows[dim] = {metric: per_user.mean(), "difference": by_start.mean(), "low": low,
                     "high": high, **by_start.agg(["std", "min", "max"])}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("dimension")
