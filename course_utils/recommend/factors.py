"""Scores from a factorisation: the method of notebook 2 on all films, and implicit feedback.

Both train `course_utils.scale.AlternatingLeastSquares` in double precision.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from course_utils.interactions import sample_negatives
from course_utils.penalty import REG_L
from course_utils.scale import AlternatingLeastSquares

MAX_EPOCHS = 5
"""How many epochs both methods make; notebook 4 compares it with others on a validation."""


class Factors(NamedTuple):
    """Representations of all users and items; zeros for those without training interactions."""

    user_repr_matrix: np.ndarray
    item_repr_matrix: np.ndarray

    @property
    def scores(self):
        """The predictions, shape (n_users, n_items)."""
        return self.user_repr_matrix @ self.item_repr_matrix.T


def fit_with_negatives(interactions_df, shape, embedding_dim, reg_l=REG_L, seed=0,
                       max_epochs=MAX_EPOCHS, engine="numpy", start=None):
    """ALS on the interactions and five sampled negatives for each, as in notebook 2.

    Parameters
    ----------
    interactions_df : DataFrame or TrainingPairs
        Columns ``user_id`` and ``item_id``, rows of the matrices; or what `training_pairs` made
        of it.
    shape : tuple of int
        Numbers of users and of items.
    embedding_dim : int
    reg_l : float
    seed : int
        Of the first representations.
    max_epochs : int
    engine : {"numpy", "numba"}
        See `course_utils.scale.AlternatingLeastSquares`.
    start : Factors, optional
        Of the same pairs: the training goes on from them, and `seed` does not matter.

    Returns
    -------
    Factors
    """
    pairs = training_pairs(fit_with_negatives, interactions_df)
    return _fit(pairs, shape, start, embedding_dim=embedding_dim, reg_l=reg_l, random_state=seed,
                max_epochs=max_epochs, engine=engine)


def fit_implicit(interactions_df, shape, embedding_dim, reg_l, confidence_weight, seed=0,
                 max_epochs=MAX_EPOCHS, engine="numpy", start=None):
    """ALS for implicit feedback: all pairs count, those with an interaction for more.

    Y. Hu, Y. Koren and C. Volinsky, "Collaborative Filtering for Implicit Feedback Datasets",
    ICDM 2008, doi:10.1109/ICDM.2008.22.

    Parameters
    ----------
    interactions_df, shape, embedding_dim, reg_l, seed, max_epochs, engine, start
        As for `fit_with_negatives`.
    confidence_weight : float
        A pair with an interaction counts 1 + `confidence_weight` times, any other pair once.

    Returns
    -------
    Factors
    """
    pairs = training_pairs(fit_implicit, interactions_df)
    return _fit(pairs, shape, start, embedding_dim=embedding_dim, reg_l=reg_l, feedback="implicit",
                confidence_weight=confidence_weight, random_state=seed, max_epochs=max_epochs,
                engine=engine)


class TrainingPairs(NamedTuple):
    """What a method trains on, as a sparse matrix without empty rows and columns.

    Attributes
    ----------
    matrix : csr_array of float64
        1 for an interaction, 0, which is stored, for a negative.
    user_ids, item_ids : ndarray of int
        The ids of its rows and columns.
    """

    matrix: csr_array
    user_ids: np.ndarray
    item_ids: np.ndarray


def training_pairs(fit, interactions_df):
    """What a method makes of the interactions before it trains; for many starts, once is enough.

    Parameters
    ----------
    fit : {fit_with_negatives, fit_implicit}
        The first draws its negatives here.
    interactions_df : DataFrame or TrainingPairs
        What `fit` takes; pairs come back as they are.

    Returns
    -------
    TrainingPairs
    """
    if isinstance(interactions_df, TrainingPairs):
        return interactions_df
    if fit is fit_with_negatives:
        frame = sample_negatives(interactions_df)
    else:
        frame = interactions_df[["user_id", "item_id"]].assign(interacted=1)
    user_ids, users = np.unique(frame["user_id"], return_inverse=True)
    item_ids, items = np.unique(frame["item_id"], return_inverse=True)
    matrix = csr_array((frame["interacted"].to_numpy(float), (users, items)))
    return TrainingPairs(matrix, user_ids, item_ids)


def _fit(pairs, shape, start, **parameters):
    ids = pairs.user_ids, pairs.item_ids
    if start is not None:
        start = [matrix[own_ids] for matrix, own_ids in zip(start, ids, strict=True)]
    model = AlternatingLeastSquares(dtype="float64", **parameters).fit(pairs.matrix, start=start)
    matrices = [np.zeros((rows, model.embedding_dim)) for rows in shape]
    matrices[0][ids[0]] = model.user_repr_matrix_
    matrices[1][ids[1]] = model.item_repr_matrix_
    return Factors(*matrices)
