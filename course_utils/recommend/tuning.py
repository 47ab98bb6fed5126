"""A model's parameters, chosen on a part of the training interactions.

Nothing here sees a test part: the latest training interaction of each user is the validation.
"""

from functools import partial
from itertools import product
from typing import NamedTuple

import numpy as np
import pandas as pd

from course_utils.als.quick import quick_engine
from course_utils.arrays import positive_int
from course_utils.recommend.baselines import item_neighbours, knn_scores
from course_utils.recommend.evaluation import evaluate
from course_utils.recommend.factors import fit_implicit, fit_with_negatives, training_pairs
from course_utils.recommend.splits import leave_one_out
from course_utils.session import progress

METRIC = "NDCG@10"
DIMENSIONS = (2, 4, 8, 16, 32)
RANGES = {
    fit_implicit: {"reg_l": (1.0, 300.0), "confidence_weight": (0.5, 50.0)},
    fit_with_negatives: {"reg_l": (0.1, 100.0)},
}
"""For each method its parameters beside the dimension, and between which numbers to look."""
EPOCHS = (5, 10)
NEIGHBOURS = (10, 20, 50, 100)
RANDOM_TRIALS = 8
LOSS_DECIMALS = 9


class Tuned(NamedTuple):
    """The outcome of `tune_factors`.

    Attributes
    ----------
    params : dict
        ``embedding_dim`` and the method's other parameters (see `RANGES`) of the best trial, the
        first of equally good ones.
    trials : DataFrame
        A row for each trial in its order: the parameters and the validation's NDCG@10.
    """

    params: dict
    trials: pd.DataFrame


def tune_factors(fit, train_df, shape, n_trials=16, seed=0):
    """Search the parameters of a factorisation with hyperopt.

    Parameters
    ----------
    fit : {fit_implicit, fit_with_negatives}
    train_df : DataFrame
        Training interactions, as for `leave_one_out`.
    shape : tuple of int
        Numbers of users and of items.
    n_trials : int
        The first `RANDOM_TRIALS` are drawn at random, the others by TPE.
    seed : int
        The same seed gives the same trials.

    Returns
    -------
    Tuned
    """
    split = leave_one_out(train_df)
    pairs, rows = training_pairs(fit, split.train), []

    def loss(params):
        params = {**params, "embedding_dim": int(params["embedding_dim"])}
        factors = fit(pairs, shape, **params, engine=quick_engine())
        rows.append({**params, METRIC: _validated(factors, split)})
        bar.update()
        return -rows[-1][METRIC]

    n_trials = positive_int(n_trials, "n_trials")
    with progress(unit="trial", total=n_trials) as bar:
        _run_hyperopt(loss, RANGES[fit], n_trials, seed)
    trials = pd.DataFrame(rows)
    best = rows[int(trials[METRIC].argmax())]
    return Tuned({name: value for name, value in best.items() if name != METRIC}, trials)


def epochs_study(models, train_df, shape, epochs=EPOCHS, seeds=range(3)):
    """The validation's NDCG@10 after other numbers of epochs.

    Parameters
    ----------
    models : mapping of str to (callable, dict)
        For each name `fit_implicit` or `fit_with_negatives`, and its parameters.
    train_df, shape
        As for `tune_factors`.
    epochs : sequence of int
        In increasing order.
    seeds : iterable of int
        Of the starts.

    Returns
    -------
    DataFrame
        A row for each model and number of epochs; the ``mean`` and ``std`` over the starts.
    """
    split = leave_one_out(train_df)
    pairs = {fit: training_pairs(fit, split.train) for fit, _ in models.values()}
    rows = []
    for name, seed in progress([*product(models, seeds)], "start"):
        (fit, params), factors = models[name], None
        for more, number in zip(np.diff(epochs, prepend=0), epochs, strict=True):
            factors = fit(pairs[fit], shape, **params, seed=seed, max_epochs=int(more),
                          engine=quick_engine(), start=factors)
            rows.append((name, number, _validated(factors, split)))
    table = pd.DataFrame(rows, columns=["model", "epochs", METRIC])
    return table.groupby(["model", "epochs"], sort=False)[METRIC].agg(["mean", "std"])


def _validated(factors, split):
    value = evaluate(factors, split, [10]).per_user[METRIC].mean()
    # The last digits differ between machines; without them TPE ranks the same everywhere.
    return round(float(value), LOSS_DECIMALS)


def tune_neighbours(train_df, shape, choices=NEIGHBOURS):
    """The validation's NDCG@10 of item-kNN for several numbers of neighbours.

    Parameters
    ----------
    train_df, shape
        As for `tune_factors`.
    choices : sequence of int

    Returns
    -------
    Series
        NDCG@10 by the number of neighbours.
    """
    split = leave_one_out(train_df)
    neighbours, similarities = item_neighbours(split.train, shape, max(choices))
    found = {}
    for k in choices:
        scores = knn_scores(split.train, shape, neighbours[:, :k], similarities[:, :k])
        found[k] = evaluate(scores, split, [10]).per_user[METRIC].mean()
    return pd.Series(found, name=METRIC).rename_axis("neighbours").round(LOSS_DECIMALS)


def _run_hyperopt(loss, ranges, n_trials, seed):
    from hyperopt import Trials, fmin, hp, tpe

    fmin(
        loss,
        space={
            "embedding_dim": hp.choice("embedding_dim", DIMENSIONS),
            **{name: hp.loguniform(name, *np.log(limits)) for name, limits in ranges.items()},
        },
        algo=partial(tpe.suggest, n_startup_jobs=RANDOM_TRIALS),
        max_evals=n_trials,
        trials=Trials(),
        rstate=np.random.default_rng(seed),
        verbose=False,  # No progress bar: its times differ from run to run.
    )
