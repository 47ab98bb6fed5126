"""Scores from a factorisation: the method of notebook 2 on all films, and implicit feedback.

Both train as `course_utils.als.AlternatingLeastSquares` does, in double precision, and leave out
what only a single fit needs: the loss after each epoch, and checking the ratings again.
"""

from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_array

from course_utils.als.engines import load_engine
from course_utils.als.equations import make_side
from course_utils.als.numpy_engine import one_blas_thread
from course_utils.als.penalty import REG_L
from course_utils.data.interactions import sample_negatives

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
        See `course_utils.als.AlternatingLeastSquares`.
    start : Factors, optional
        Of the same pairs: the training goes on from them, and `seed` does not matter.

    Returns
    -------
    Factors
    """
    pairs = training_pairs(fit_with_negatives, interactions_df)
    start = start or _start(shape, embedding_dim, seed, pairs)
    return _train(pairs, start, reg_l, None, max_epochs, engine)


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
    start = start or _start(shape, embedding_dim, seed, pairs)
    return _train(pairs, start, reg_l, confidence_weight, max_epochs, engine)


class TrainingPairs(NamedTuple):
    """What a method trains on, as a sparse matrix without empty rows and columns.

    Attributes
    ----------
    matrix : csr_array of float64
        1 for an interaction, 0, which is stored, for a negative.
    transposed : csr_array of float64
        The same with a row for each item.
    user_ids, item_ids : ndarray of int
        The ids of the matrix's rows and columns.
    """

    matrix: csr_array
    transposed: csr_array
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
    # Numbers of 32 bits, as the estimator has them: another kind would be compiled again.
    places = users.astype(np.int32), items.astype(np.int32)
    matrix = csr_array((frame["interacted"].to_numpy(float), places))
    return TrainingPairs(matrix, matrix.T.tocsr(), user_ids, item_ids)


def _start(shape, embedding_dim, seed, pairs):
    """Random representations; zeros for those without training interactions."""
    random = np.random.RandomState(seed)
    matrices = [np.zeros((rows, embedding_dim)) for rows in shape]
    for matrix, ids in zip(matrices, (pairs.user_ids, pairs.item_ids), strict=True):
        size = len(ids), embedding_dim
        matrix[ids] = random.normal(scale=1 / np.sqrt(embedding_dim), size=size)
    return Factors(*matrices)


def _train(pairs, start, reg_l, confidence_weight, max_epochs, engine):
    """The epochs, each of which renews the users, then the items."""
    half_epoch = load_engine(engine).half_epoch
    users, items = start.user_repr_matrix[pairs.user_ids], start.item_repr_matrix[pairs.item_ids]
    user_side, item_side = (make_side(matrix, reg_l, "entity", confidence_weight)
                            for matrix in (pairs.matrix, pairs.transposed))
    with one_blas_thread():
        for _ in range(max_epochs):
            half_epoch(user_side, items, users)
            half_epoch(item_side, users, items)
    trained = Factors(*map(np.zeros_like, start))
    trained.user_repr_matrix[pairs.user_ids] = users
    trained.item_repr_matrix[pairs.item_ids] = items
    return trained
