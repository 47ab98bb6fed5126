"""Cholesky's method for one small system at a time, in compiled code, strip by strip."""

import numpy as np
from numba import njit

from course_utils.scale.numba_tiles import (
    COMPILED,
    STRIP,
    VECTOR_BYTES,
    eliminate_strip,
    stay_apart,
    subtract_products_below,
    subtract_rows,
)


@njit(**COMPILED)
def factor(matrix, inverses, least_pivot):
    """Factor A = Uᵀ U in place.

    Parameters
    ----------
    matrix : ndarray of shape (w, w)
        A, of which the upper triangle counts; becomes U there. w is a multiple of `STRIP`.
    inverses : ndarray of shape (1, w)
        Filled with the reciprocals of U's diagonal.
    least_pivot : float
        What the square of each number on U's diagonal must exceed; 0 or more.

    Returns
    -------
    bool
        False where one does not, or A is not positive definite.
    """
    stay_apart()
    width, lanes = matrix.shape[1], VECTOR_BYTES // matrix.itemsize
    for first in range(0, width, STRIP):
        if not _factor_block(matrix, inverses, first, least_pivot):
            return False
        for column in range(first + STRIP, width, lanes):
            eliminate_strip(matrix, inverses, first, column)
        subtract_products_below(matrix[first:first + STRIP], first + STRIP, matrix)
    return True


@njit(**COMPILED)
def _factor_block(matrix, inverses, first, least_pivot):
    """Factor the block on the diagonal that begins at `first`."""
    end = first + STRIP
    for k in range(first, end):
        if not matrix[k, k] > least_pivot:
            return False
        inverses[0, k] = 1 / np.sqrt(matrix[k, k])
        for j in range(k + 1, end):
            matrix[k, j] *= inverses[0, k]
        for i in range(k + 1, end):
            for j in range(i, end):
                matrix[i, j] -= matrix[k, i] * matrix[k, j]
    return True


@njit(**COMPILED)
def substitute(factored, inverses, x):
    """Solve Uᵀ U x = b.

    Parameters
    ----------
    factored, inverses
        As `factor` leaves them.
    x : ndarray of shape (1, w)
        b; becomes the solution.
    """
    stay_apart()
    for first in range(0, factored.shape[0], STRIP):
        end = first + STRIP
        for k in range(first, end):
            x[0, k] *= inverses[0, k]
            for j in range(k + 1, end):
                x[0, j] -= x[0, k] * factored[k, j]
        subtract_rows(x[0, first:end].reshape(STRIP, 1), factored[first:end], end, x)
    for first in range(factored.shape[0] - STRIP, -1, -STRIP):
        _subtract_products(factored, first, x)
        for k in range(first + STRIP - 1, first - 1, -1):
            for j in range(k + 1, first + STRIP):
                x[0, k] -= factored[k, j] * x[0, j]
            x[0, k] *= inverses[0, k]


@njit(**COMPILED)
def _subtract_products(factored, first, x):
    """Subtract from a strip of x what the later ones contribute to its equations."""
    for k in range(first, first + STRIP, 4):
        a, b, c, d = x[0, k], x[0, k + 1], x[0, k + 2], x[0, k + 3]
        for j in range(first + STRIP, factored.shape[1]):
            a -= factored[k, j] * x[0, j]
            b -= factored[k + 1, j] * x[0, j]
            c -= factored[k + 2, j] * x[0, j]
            d -= factored[k + 3, j] * x[0, j]
        x[0, k], x[0, k + 1], x[0, k + 2], x[0, k + 3] = a, b, c, d
