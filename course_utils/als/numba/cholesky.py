"""Cholesky's method for one small system at a time, in compiled code, strip by strip."""

from numba import njit

from course_utils.als.numba.strips import (
    factor_block,
    make_elimination,
    solve_block,
    solve_transposed_block,
    subtract_strip,
)
from course_utils.als.numba.tiles import (
    COMPILED,
    PART_OF_ALL,
    STRIP,
    VECTOR_BYTES,
    WIDE_BYTES,
    stay_apart,
    subtract_products_below,
)

_eliminate, _eliminate_half = make_elimination(WIDE_BYTES), make_elimination(VECTOR_BYTES)


@njit(**COMPILED)
def factor(matrix, inverses, least_pivot):
    """Factor A = Uᵀ U in place.

    Parameters
    ----------
    matrix : ndarray of shape (w, w)
        A, of which the upper triangle counts; becomes U there, but that each row of a block on the
        diagonal is divided by U's number on the diagonal. w is a multiple of `STRIP`.
    inverses : ndarray of shape (1, w)
        Filled with the reciprocals of U's diagonal.
    least_pivot : float
        What the square of each number on U's diagonal must exceed; 0 or more. It must also exceed
        `SMALLEST_PIVOT`.

    Returns
    -------
    bool
        False where one does not, or A is not positive definite.
    """
    stay_apart()
    width, lanes = matrix.shape[1], WIDE_BYTES // matrix.itemsize
    for first in range(0, width, STRIP):
        if not factor_block(matrix, inverses, first, least_pivot):
            return False
        column = first + STRIP
        while column + lanes <= width:
            _eliminate(matrix, inverses, first, column)
            column += lanes
        if column < width:
            _eliminate_half(matrix, inverses, first, column)
        subtract_products_below(matrix, first)
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
    width, lanes = factored.shape[0], VECTOR_BYTES // factored.itemsize
    for first in range(0, width, STRIP):
        solve_transposed_block(factored, inverses, x, first)
        for column in range(first + STRIP, width, lanes):
            subtract_strip(factored, x, first, column)
    for first in range(width - STRIP, -1, -STRIP):
        _subtract_products(factored, first, x)
        solve_block(factored, inverses, x, first)


@njit(**PART_OF_ALL)
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
