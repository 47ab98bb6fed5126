"""A model's parameters, chosen on a part of the training interactions.

Nothing here sees a test part: the latest training interaction of each user is the validation.
"""

from functools import partial
from typing import NamedTuple

import numpy as np
import pandas as pd

from course_utils.recommend.baselines import item_neighbours, knn_scores
from course_utils.recommend.bootstrap import bootstrap_interval
from course_utils.recommend.evaluation import evaluate
from course_utils.recommend.factors import fit_implicit
from course_utils.recommend.splits import leave_one_out
from course_utils.validation import positive_int

METRIC = "NDCG@10"
DIMENSIONS = (2, 4, 8, 16, 32)
REG_L_RANGE = (1.0, 300.0)
CONFIDENCE_RANGE = (0.5, 50.0)
NEIGHBOURS = (10, 20, 50, 100)
RANDOM_TRIALS = 8
LOSS_DECIMALS = 9


class Tuned(NamedTuple):
    """The outcome of `tune_implicit`.

    Attributes
    ----------
    params : dict
        ``embedding_dim``, ``reg_l`` and ``confidence_weight`` of the best trial, the first of
        equally good ones.
    trials : DataFrame
        A row for each trial in its order: the three parameters and the validation's NDCG@10.
    """

    params: dict
    trials: pd.DataFrame


def tune_implicit(train_df, shape, n_trials=16, seed=0):
    """Search the parameters of `fit_implicit` with hyperopt.

    Parameters
    ----------
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
    rows = []

    def loss(params):
        params = {**params, "embedding_dim": int(params["embedding_dim"])}
        scores = fit_implicit(split.train, shape, **params).scores
        value = evaluate(scores, split, [10]).per_user[METRIC].mean()
        # The last digits differ between machines; without them TPE ranks the same everywhere.
        rows.append({**params, METRIC: round(float(value), LOSS_DECIMALS)})
        return -rows[-1][METRIC]

    _run_hyperopt(loss, positive_int(n_trials, "n_trials"), seed)
    trials = pd.DataFrame(rows)
    best = rows[int(trials[METRIC].argmax())]
    return Tuned({name: value for name, value in best.items() if name != METRIC}, trials)


def tune_neighbours(train_df, shape, choices=NEIGHBOURS):
    """The validation's NDCG@10 of item-kNN for several numbers of neighbours.

    Parameters
    ----------
    train_df, shape
        As for `tune_implicit`.
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


def dimension_study(fit, split, shape, dimensions, baseline):
    """NDCG@10 of a factorisation for several dimensions, against a baseline.

    Parameters
    ----------
    fit : callable
        Called as ``fit(train_df, shape, embedding_dim)``; returns `Factors`.
    split : Split
    shape : tuple of int
    dimensions : sequence of int
    baseline : Evaluation
        Of the same split.

    Returns
    -------
    DataFrame
        Indexed by ``dimension``; columns: NDCG@10, its ``difference`` from the baseline's, and
        ``low`` and ``high`` of that difference's `bootstrap_interval`.
    """
    rows = {}
    for dim in dimensions:
        per_user = evaluate(fit(split.train, shape, dim).scores, split, [10]).per_user[METRIC]
        difference = per_user - baseline.per_user[METRIC]
        rows[dim] = (per_user.mean(), difference.mean(), *bootstrap_interval(difference))
    columns = [METRIC, "difference", "low", "high"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("dimension")


def _run_hyperopt(loss, n_trials, seed):
    from hyperopt import Trials, fmin, hp, tpe

    fmin(
        loss,
        space={
            "embedding_dim": hp.choice("embedding_dim", DIMENSIONS),
            "reg_l": hp.loguniform("reg_l", *np.log(REG_L_RANGE)),
            "confidence_weight": hp.loguniform("confidence_weight", *np.log(CONFIDENCE_RANGE)),
        },
        algo=partial(tpe.suggest, n_startup_jobs=RANDOM_TRIALS),
        max_evals=n_trials,
        trials=Trials(),
        rstate=np.random.default_rng(seed),
        verbose=False,  # No progress bar: its times differ from run to run.
    )
