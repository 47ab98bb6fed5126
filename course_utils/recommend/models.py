"""The models that notebook 04 compares."""

from itertools import product

from course_utils.recommend.baselines import (
    item_neighbours,
    knn_scores,
    popularity_scores,
    random_scores,
)
from course_utils.recommend.evaluation import evaluate
from course_utils.recommend.factors import fit_implicit, fit_with_negatives, training_pairs
from course_utils.recommend.starts import SEEDS, evaluate_starts
from course_utils.session import progress

RANDOM, POPULARITY, KNN = "random", "popularity", "item-kNN"
NOTEBOOK_2, NEGATIVES, IMPLICIT = "ALS, notebook 2", "ALS, negatives", "ALS, implicit"
NOTEBOOK_2_DIM = 2


def factorisations(negatives_params, implicit_params):
    """The three factorisations by name: each a function and its parameters.

    Parameters
    ----------
    negatives_params, implicit_params : dict
        For `fit_with_negatives` and `fit_implicit`.

    Returns
    -------
    dict of str to (callable, dict)
        The first is that of notebook 2, with its dimension and its penalty.
    """
    return {
        NOTEBOOK_2: (fit_with_negatives, {"embedding_dim": NOTEBOOK_2_DIM}),
        NEGATIVES: (fit_with_negatives, negatives_params),
        IMPLICIT: (fit_implicit, implicit_params),
    }


def fixed_scores(train_df, shape, n_neighbours):
    """The scores of the models that are no factorisation.

    Parameters
    ----------
    train_df : DataFrame
        Columns ``user_id`` and ``item_id``.
    shape : tuple of int
        Numbers of users and of items.
    n_neighbours : int
        For item-kNN.

    Returns
    -------
    dict of str to ndarray of float64, shape (n_users, n_items)
    """
    return {
        RANDOM: random_scores(shape),
        POPULARITY: popularity_scores(train_df, shape),
        KNN: knn_scores(train_df, shape, *item_neighbours(train_df, shape, n_neighbours)),
    }


def evaluate_models(split, shape, n_neighbours, factors, seeds=SEEDS):
    """All models on one split, the factorisations from several random starts.

    Parameters
    ----------
    split : Split
    shape, n_neighbours
        As for `fixed_scores`.
    factors : dict of str to (callable, dict)
        From `factorisations`.
    seeds : iterable of int

    Returns
    -------
    dict of str to list of Evaluation
        One for each start of a factorisation; a single one for the other models.
    """
    fixed = fixed_scores(split.train, shape, n_neighbours)
    pairs = {fit: training_pairs(fit, split.train) for fit, _ in factors.values()}
    found = {name: [evaluate(scores, split)] for name, scores in fixed.items()}
    found |= {name: [] for name in factors}
    for name, seed in progress([*product(factors, seeds)], "start"):
        fit, params = factors[name]
        found[name] += evaluate_starts(fit, split, shape, [seed], pairs[fit], **params)
    return found
