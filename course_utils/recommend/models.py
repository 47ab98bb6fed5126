"""The five models that notebook 04 compares."""

from course_utils.recommend.baselines import (
    item_neighbours,
    knn_scores,
    popularity_scores,
    random_scores,
)
from course_utils.recommend.factors import fit_implicit, fit_with_negatives

RANDOM, POPULARITY, KNN = "random", "popularity", "item-kNN"
NEGATIVES, IMPLICIT = "ALS, negatives", "ALS, implicit"
NOTEBOOK_2_DIM = 2


def all_scores(train_df, shape, n_neighbours, implicit_params):
    """The scores of all five models after training on the same interactions.

    Parameters
    ----------
    train_df : DataFrame
        Columns ``user_id`` and ``item_id``.
    shape : tuple of int
        Numbers of users and of items.
    n_neighbours : int
        For item-kNN.
    implicit_params : dict
        ``embedding_dim``, ``reg_l`` and ``confidence_weight`` for `fit_implicit`.

    Returns
    -------
    dict of str to ndarray of float64, shape (n_users, n_items)
        By the model's name; the ALS with negatives has the dimension and the penalty of
        notebook 2.
    """
    return {
        RANDOM: random_scores(shape),
        POPULARITY: popularity_scores(train_df, shape),
        KNN: knn_scores(train_df, shape, *item_neighbours(train_df, shape, n_neighbours)),
        NEGATIVES: fit_with_negatives(train_df, shape, NOTEBOOK_2_DIM).scores,
        IMPLICIT: fit_implicit(train_df, shape, **implicit_params).scores,
    }
