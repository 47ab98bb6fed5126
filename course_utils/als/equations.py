r"""What one row of an ALS half-epoch solves, for explicit and for implicit feedback.

Explicit ratings: for user u with rated items i the step minimises
:math:`\sum_i (r_{ui} - p_u \cdot q_i)^2 + \alpha_u \|p_u\|^2`.

Implicit feedback (Hu, Koren and Volinsky, "Collaborative Filtering for Implicit Feedback
Datasets", ICDM 2008): *all* items count, those without an entry with confidence 1 and target 0,
an entry r with confidence :math:`c = 1 + w r` and target 1 (0 where r is 0):
:math:`\sum_i c_{ui} (t_{ui} - p_u \cdot q_i)^2 + \alpha_u \|p_u\|^2`. The sum over all items is
one Gram matrix for everybody, to which each row adds only its own entries.
"""

from typing import NamedTuple

import numpy as np

# Below this share of the Gram matrix's trace, a ridge no longer makes the equations regular.
NEGLIGIBLE_RIDGE = {np.dtype("float32"): 1e-7, np.dtype("float64"): 1e-10}


class Side(NamedTuple):
    """One half-epoch's data: a sparse matrix with a row for each representation to renew.

    Attributes
    ----------
    indptr, indices : ndarray of int
        Of the sparse matrix.
    weights : ndarray or None
        For each entry the factor of :math:`q q^T` in the row's Gram matrix: c - 1 with implicit
        feedback, None (each 1) with explicit ratings.
    targets : ndarray
        For each entry the factor of q on the right side: c t, or r.
    alphas : ndarray of shape (n_rows,)
        The ridge of each row.
    """

    indptr: np.ndarray
    indices: np.ndarray
    weights: np.ndarray | None
    targets: np.ndarray
    alphas: np.ndarray

    @property
    def counts(self):
        """The number of entries of each row."""
        return np.diff(self.indptr)


def make_side(matrix, reg_l, penalty, confidence_weight):
    """Return the `Side` of a sparse matrix; `confidence_weight` is None for explicit ratings."""
    counts = np.diff(matrix.indptr)
    dtype = matrix.data.dtype
    alphas = np.asarray(reg_l * (counts if penalty == "interaction" else np.ones(len(counts))))
    if confidence_weight is None:
        weights, targets = None, matrix.data
    else:
        weights = (confidence_weight * matrix.data).astype(dtype)
        targets = np.where(matrix.data > 0, 1 + weights, 0).astype(dtype)
    return Side(matrix.indptr, matrix.indices, weights, targets, alphas.astype(dtype))


def errors_of_entries(targets, weights, scores):
    """What entries add to the squared errors, in double precision.

    Parameters
    ----------
    targets, scores : ndarray of shape (...)
        As in `Side`, and the predictions p · q.
    weights : ndarray of shape (...), or None

    Returns
    -------
    ndarray of float64, shape (...)
        (r - p · q)²; with weights, where the sum of (p · q)² over *all* pairs is a sum of its own,
        c (t - p · q)² - (p · q)².
    """
    scores = scores.astype(float)
    if weights is None:
        return (targets - scores) ** 2
    return (1.0 + weights) * ((targets > 0) - scores) ** 2 - scores ** 2


def solve_ridges(grams, right_sides, alphas):
    """Solve (gram + alpha I) p = right side for each row; the shortest p where it is singular.

    Parameters
    ----------
    grams : ndarray of shape (n, d, d)
        Changed in place.
    right_sides : ndarray of shape (n, d)
    alphas : ndarray of shape (n,)

    Returns
    -------
    ndarray of shape (n, d)

    Raises
    ------
    ValueError
        Where a Gram matrix is not finite.
    """
    diagonal = np.arange(grams.shape[-1])
    traces = np.trace(grams, axis1=-2, axis2=-1)
    if not np.isfinite(traces).all():
        raise ValueError("The representations are too large: their squares overflow.")
    grams[:, diagonal, diagonal] += alphas[:, np.newaxis]
    is_singular = alphas <= NEGLIGIBLE_RIDGE[grams.dtype] * traces
    if not is_singular.any():
        return _solutions(grams, right_sides)
    solutions = np.empty_like(right_sides)
    solutions[~is_singular] = _solutions(grams[~is_singular], right_sides[~is_singular])
    solutions[is_singular] = _shortest_solutions(grams[is_singular], right_sides[is_singular])
    return solutions


def _solutions(grams, right_sides):
    return np.linalg.solve(grams, right_sides[..., np.newaxis])[..., 0]


def _shortest_solutions(grams, right_sides):
    inverses = np.linalg.pinv(grams, rcond=NEGLIGIBLE_RIDGE[grams.dtype], hermitian=True)
    return (inverses @ right_sides[..., np.newaxis])[..., 0]
