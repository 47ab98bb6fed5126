"""Scores from a factorisation: the method of notebook 2 on all films, and implicit feedback.

Both train `course_utils.scale.AlternatingLeastSquares` in double precision.
"""

from typing import NamedTuple

import numpy as np

from course_utils.interactions import sample_negatives
from course_utils.penalty import REG_L
from course_utils.scale import AlternatingLeastSquares

MAX_EPOCHS = 5


class Factors(NamedTuple):
    """Representations of all users and items; zeros for those without training interactions."""

    user_repr_matrix: np.ndarray
    item_repr_matrix: np.ndarray

    @property
    def scores(self):
        """The predictions, shape (n_users, n_items)."""
        return self.user_repr_matrix @ self.item_repr_matrix.T


def fit_with_negatives(interactions_df, shape, embedding_dim, reg_l=REG_L, seed=0):
    """ALS on the interactions and five sampled negatives for each, as in notebook 2.

    Parameters
    ----------
    interactions_df : DataFrame
        Columns ``user_id`` and ``item_id``, rows of the matrices.
    shape : tuple of int
        Numbers of users and of items.
    embedding_dim : int
    reg_l : float
    seed : int
        Of the first representations.

    Returns
    -------
    Factors
    """
    pairs = sample_negatives(interactions_df)
    return _fit(pairs, shape, embedding_dim=embedding_dim, reg_l=reg_l, random_state=seed)


def fit_implicit(interactions_df, shape, embedding_dim, reg_l, confidence_weight, seed=0):
    """ALS for implicit feedback: all pairs count, those with an interaction for more.

    Y. Hu, Y. Koren and C. Volinsky, "Collaborative Filtering for Implicit Feedback Datasets",
    ICDM 2008, doi:10.1109/ICDM.2008.22.

    Parameters
    ----------
    interactions_df, shape, embedding_dim, reg_l, seed
        As for `fit_with_negatives`.
    confidence_weight : float
        A pair with an interaction counts 1 + `confidence_weight` times, any other pair once.

    Returns
    -------
    Factors
    """
    pairs = interactions_df[["user_id", "item_id"]].assign(interacted=1)
    return _fit(pairs, shape, embedding_dim=embedding_dim, reg_l=reg_l, feedback="implicit",
                confidence_weight=confidence_weight, random_state=seed)


def _fit(pairs, shape, **parameters):
    model = AlternatingLeastSquares(max_epochs=MAX_EPOCHS, dtype="float64", **parameters).fit(pairs)
    matrices = [np.zeros((rows, model.embedding_dim)) for rows in shape]
    matrices[0][model.user_ids_] = model.user_repr_matrix_
    matrices[1][model.item_ids_] = model.item_repr_matrix_
    return Factors(*matrices)
