"""A whole training: epoch after epoch with an engine's half epochs, or all in one call of MLlib's.

`model` is the estimator, whose parameters are read here and checked there.
"""

from typing import NamedTuple

import numpy as np
from sklearn.utils import check_random_state
from tqdm import tqdm

from course_utils.als.equations import make_side
from course_utils.als.numpy_engine import one_blas_thread
from course_utils.als.objective import total_loss


class Trained(NamedTuple):
    """What a training leaves: the representations, the losses that are known, and the epochs."""

    user_reprs: np.ndarray
    item_reprs: np.ndarray
    history: list
    n_epochs: int


def train_by_halves(engine, model, matrix, start):
    """Make epochs until the last, or until the loss is at rest.

    Parameters
    ----------
    engine : module
        With ``half_epoch``, as in `numpy_engine`.
    model : AlternatingLeastSquares
    matrix : csr_array of shape (n_users, n_items)
    start : tuple of two array_like, or None
        The first representations; drawn where it is None.

    Returns
    -------
    Trained

    Raises
    ------
    ValueError
        Where `start` is of another shape or not finite.
    """
    # The start before the second matrix: drawing it takes twice its memory.
    reprs = _first_reprs(model, matrix.shape, start)
    sides = _both_sides(model, matrix)
    history, epochs = [], range(1, int(model.max_epochs) + 1)
    with one_blas_thread():
        for epoch in tqdm(epochs, unit="epoch", disable=not model.progress):
            history.append(_epoch(engine, sides, *reprs))
            if model.callback is not None:
                model.callback(epoch, history[-1])
            if _is_at_rest(history, model.tol):
                break
    return Trained(*reprs, history, len(history))


def train_by_mllib(engine, model, matrix, start):
    """The same with MLlib, which draws its start and tells the last loss alone."""
    sides = _both_sides(model, matrix)
    trained = engine.train(
        matrix, embedding_dim=int(model.embedding_dim), reg_l=model.reg_l,
        confidence_weight=confidence_weight(model), max_epochs=int(model.max_epochs),
        seed=check_random_state(model.random_state).randint(2**31 - 1),
    )
    reprs = tuple(part.astype(model.dtype, copy=False) for part in trained)
    return Trained(*reprs, [total_loss(sides[0], sides[1].alphas, *reprs)], int(model.max_epochs))


def side_of(model, matrix):
    """The `Side` of a matrix with a row for each representation to renew."""
    return make_side(matrix, model.reg_l, model.penalty, confidence_weight(model))


def confidence_weight(model):
    """The weight of an entry with implicit feedback, None for explicit ratings."""
    return model.confidence_weight if model.feedback == "implicit" else None


def _both_sides(model, matrix):
    return side_of(model, matrix), side_of(model, matrix.T.tocsr())


def _epoch(engine, sides, user_reprs, item_reprs):
    """Renew the representations in place, users first; return the loss."""
    engine.half_epoch(sides[0], item_reprs, user_reprs)
    errors = np.zeros(len(item_reprs))
    engine.half_epoch(sides[1], user_reprs, item_reprs, errors)
    return total_loss(sides[0], sides[1].alphas, user_reprs, item_reprs, float(errors.sum()))


def _first_reprs(model, shape, start):
    expected = [(rows, int(model.embedding_dim)) for rows in shape]
    if start is None:
        random = check_random_state(model.random_state)
        size = 1 / np.sqrt(model.embedding_dim)
        start = [random.normal(scale=size, size=own_shape) for own_shape in expected]
    matrices = tuple(np.array(matrix, dtype=model.dtype, order="C") for matrix in start)
    if [matrix.shape for matrix in matrices] != expected:
        raise ValueError(f"start must be two matrices of the shapes {expected}.")
    if not all(np.isfinite(matrix).all() for matrix in matrices):
        raise ValueError("start holds NaN or infinite values.")
    return matrices


def _is_at_rest(history, tol):
    return tol > 0 and len(history) > 1 and history[-2] - history[-1] < tol * history[-2]
