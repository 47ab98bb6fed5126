r"""The fast engine: compiled with numba, rows in parallel, blocks of them in vector registers.

For each row the representations of its entries are gathered into a panel that stays in the
processor's cache; the upper half of the symmetric Gram matrix is added up in tiles, and solved by
Cholesky in the same tiles. A row with fewer entries n than dimensions d, n rounded up to whole
strips, is solved in n unknowns instead, with the same result: :math:`p = Q^T c` with
:math:`(Q Q^T + \alpha I) c = r` (Saunders, Gammerman and Vovk, "Ridge Regression Learning
Algorithm in Dual Variables", ICML 1998).
Rows whose equations are singular, or whose numbers are too small or too large for this, are left to
the NumPy engine.
"""

import sys
from pathlib import Path
from zlib import crc32

import numpy as np
from numba import get_num_threads, njit, prange
from numba.core import event

from course_utils.scale import numba_cholesky, numba_rows, numba_strips, numba_tiles, numpy_engine
from course_utils.scale.equations import NEGLIGIBLE_RIDGE
from course_utils.scale.numba_cholesky import factor, substitute
from course_utils.scale.numba_rows import (
    GROUP,
    copy_rows,
    copy_transposed,
    fetch_rows,
    row_products,
)
from course_utils.scale.numba_tiles import (
    CACHE_LINE_BYTES,
    COMPILED,
    STRIP,
    VECTOR_BYTES,
    add_products,
    add_rows,
    clear,
)

# Three quarters of the smallest first-level caches of today.
PANEL_BYTES = 24576
# How much is being fetched from memory at a time.
FETCH_BYTES = 4096
# Predictions of a row's entries that are compared with its values at a time.
SCORES = 256
# Groups of rows are copied whole, and vectors of predictions stored whole.
assert STRIP % GROUP == 0 and SCORES % STRIP == 0
# Parts of equal work; more than threads, so that a slow thread holds up little.
PARTS = 256
# What a row costs however few its entries, in multiplications.
ROW_COST = 10000


def half_epoch(side, fixed_reprs, reprs, errors=None):
    """Renew every row of one side in place; see `numpy_engine.half_epoch`."""
    dim = fixed_reprs.shape[1]
    padded = aligned(len(fixed_reprs), _full(dim), fixed_reprs)
    padded[:, :dim], padded[:, dim:] = fixed_reprs, 0
    shared = np.zeros((_full(dim),) * 2, fixed_reprs.dtype)
    if side.weights is not None:
        shared[:dim, :dim] = fixed_reprs.T @ fixed_reprs
    is_solved = np.zeros(len(reprs), np.bool_)
    _solve_all(
        *_equal_parts(side, dim), side.indptr, side.indices, _or_none(side.weights, shared.dtype),
        side.targets, side.alphas, padded, shared,
        NEGLIGIBLE_RIDGE[fixed_reprs.dtype], reprs, is_solved, _or_none(errors, float),
    )
    left = np.flatnonzero(~is_solved & (side.counts > 0))
    if left.size:
        numpy_engine.solve_rows(side, left, fixed_reprs, reprs, errors)


def _or_none(array, dtype):
    """The array, or an empty one for None: compiled code knows one type for each argument."""
    return np.empty(0, dtype) if array is None else array


def _equal_parts(side, dim):
    """Where consecutive rows that cost about the same begin and end; neighbours in turn by thread.

    Each thread takes a run of parts: were they neighbours, the costliest rows could lie in one.
    """
    counts = side.counts.astype(float)
    unknowns = np.minimum(counts, dim) if side.weights is None else np.full_like(counts, dim)
    products = counts * dim * (unknowns + 3)
    costs = np.cumsum(products + unknowns * unknowns * (unknowns / 3 + 8) + ROW_COST)
    shares = np.linspace(0, costs[-1], PARTS + 1)[1:-1]
    bounds = np.concatenate([[0], np.searchsorted(costs, shares), [len(counts)]])
    order = np.argsort(np.arange(PARTS) % get_num_threads(), kind="stable")
    return bounds[:-1][order], bounds[1:][order]


def aligned(rows, width, like):
    """An empty matrix of the same kind that begins where a cache line does.

    Elsewhere a vector may lie in two lines, and takes twice the time. NumPy asks the system for
    large pages of memory, in which far reads take less time; numba, of `_aligned`, does not.
    """
    numbers = np.empty(rows * width + CACHE_LINE_BYTES // like.itemsize, like.dtype)
    skipped = -numbers.ctypes.data % CACHE_LINE_BYTES // like.itemsize
    return numbers[skipped:skipped + rows * width].reshape(rows, width)


_aligned = njit(aligned)


@njit
def _full(n):
    """The next multiple of `STRIP`."""
    return -(-n // STRIP) * STRIP


@njit(**COMPILED)
def _solve_rows(first, last, indptr, indices, weights, targets, alphas,
                fixed, shared, negligible, reprs, is_solved, errors):
    """Renew rows in place, say which were solved, and with which errors where asked to."""
    dim, width = reprs.shape[1], fixed.shape[1]
    height = _panel_height(width, fixed.itemsize)
    panel = _aligned(height, width, fixed)
    weighted = _aligned(height if len(weights) else 0, width, fixed)
    gram = _aligned(width, width, fixed)
    # The same memory for rows with few entries, in the shape that the last of them had.
    few_panel, few_gram = _aligned(width, width, fixed), gram
    few_of_panel = few_panel.reshape(-1)
    column = targets.reshape(len(targets), 1)
    inverses, c, x = (
        _aligned(1, width, fixed),
        _aligned(1, width, fixed),
        _aligned(1, width, fixed),
    )
    every_row, scores = np.arange(width), _aligned(1, SCORES, fixed)
    for row in range(first, last):
        begin, end = indptr[row], indptr[row + 1]
        size = _full(end - begin)
        if begin == end:
            continue
        if size >= dim or len(weights):
            is_solved[row] = _solve(
                dim, fixed, indices, weights, column, begin, end, alphas[row], shared, negligible,
                panel, weighted, gram, inverses, x)
        else:
            if size != len(few_gram):
                few_panel = few_of_panel[:width * size].reshape(width, size)
                few_gram = gram.reshape(-1)[:size * size].reshape(size, size)
            is_solved[row] = _solve_few(
                fixed, indices, targets, begin, end, alphas[row], negligible,
                few_panel, few_gram, inverses, c, every_row, x)
        if is_solved[row]:
            for j in range(dim):
                reprs[row, j] = x[0, j]
            if len(errors):
                errors[row] = _errors(fixed, indices, weights, targets, begin, end, x, scores)


@njit
def _panel_height(width, item_bytes):
    """How many representations are gathered at a time: whole groups."""
    return max(STRIP, PANEL_BYTES // (width * item_bytes) // GROUP * GROUP)


@njit
def _fetched_ahead(fixed):
    """How many entries before its use a representation is fetched: a whole group at least."""
    return max(GROUP, FETCH_BYTES // (fixed.shape[1] * fixed.itemsize))


@njit(**COMPILED)
def _solve(dim, fixed, indices, weights, targets, begin, end, alpha, shared, negligible,
           panel, weighted, gram, inverses, x):
    """Put a row's solution into `x`; False where the matrix is not positive definite enough.

    `targets` is a column here.
    """
    ahead = _fetched_ahead(fixed)
    clear(x)
    if len(weights):
        # numba takes seconds to compile gram[:] = shared, for the message about other shapes.
        for i in range(len(gram)):
            for j in range(len(gram)):
                gram[i, j] = shared[i, j]
    else:
        clear(gram)
    for start in range(begin, end, len(panel)):
        n = min(len(panel), end - start)
        for k in range(0, n, GROUP):
            fetch_rows(fixed, indices, start + k + ahead)
            copy_rows(fixed, indices, start + k, end, panel, k)
        add_rows(targets, start, panel, n, x)
        factors = panel
        if len(weights):
            factors = weighted
            for k in range(n):
                for j in range(panel.shape[1]):
                    weighted[k, j] = weights[start + k] * panel[k, j]
        add_products(factors, panel, n, gram)
    return _solve_in_place(gram, dim, alpha, negligible, inverses, x)


@njit(**COMPILED)
def _solve_few(fixed, indices, targets, begin, end, alpha, negligible,
               panel, gram, inverses, c, every_row, x):
    """The same for a row with few entries and no weights, by one unknown for each entry."""
    lanes, ahead = VECTOR_BYTES // fixed.itemsize, _fetched_ahead(fixed)
    clear(gram)
    clear(c)
    for k in range(0, end - begin, GROUP):
        fetch_rows(fixed, indices, begin + k + ahead)
    for k in range(end - begin):
        c[0, k] = targets[begin + k]
    for k in range(0, panel.shape[1], lanes):
        copy_transposed(fixed, indices, begin + k, end, panel, k)
    add_products(panel, panel, len(panel), gram)
    if not _solve_in_place(gram, end - begin, alpha, negligible, inverses, c):
        return False
    for j in range(0, len(panel), lanes):
        row_products(panel, every_row, j, len(panel), c, x, j)
    return True


@njit(**COMPILED)
def _solve_in_place(gram, n, alpha, negligible, inverses, x):
    """Solve for the first n unknowns with the ridge alpha, the others being padding.

    False where neither the ridge nor the matrix is above rounding errors.
    """
    trace = 0.0
    for j in range(n):
        trace += gram[j, j]
        gram[j, j] += alpha
    for j in range(n, len(gram)):
        gram[j, j] = trace + 1
    if not factor(gram, inverses, 0.0 if alpha > negligible * trace else negligible * trace):
        return False
    substitute(gram, inverses, x)
    return True


@njit(**COMPILED)
def _errors(fixed, indices, weights, targets, begin, end, x, scores):
    """What a row's entries add to the objective; see `equations.errors_of_entries`."""
    total, lanes, ahead = 0.0, VECTOR_BYTES // fixed.itemsize, _fetched_ahead(fixed)
    for start in range(begin, end, scores.shape[1]):
        n = min(scores.shape[1], end - start)
        for k in range(0, n, lanes):
            for group in range(k, k + lanes, GROUP):
                fetch_rows(fixed, indices, start + group + ahead)
            row_products(fixed, indices, start + k, end, x, scores, k)
        for k in range(n):
            score = np.float64(scores[0, k])
            if len(weights):
                weight, target = weights[start + k], targets[start + k]
                total += (1.0 + weight) * ((target > 0) - score) ** 2 - score ** 2
            else:
                total += (targets[start + k] - score) ** 2
    return total


def _compile(fingerprint):
    """The loop over all parts; `fingerprint` is in the key under which numba keeps the code."""
    @njit(parallel=True, cache=True, error_model="numpy")
    def solve_all(begins, ends, indptr, indices, weights, targets, alphas,
                  fixed, shared, negligible, reprs, is_solved, errors):
        assert fingerprint >= 0
        for part in prange(len(begins)):
            _solve_rows(begins[part], ends[part], indptr, indices, weights, targets, alphas,
                        fixed, shared, negligible, reprs, is_solved, errors)

    return solve_all


class _CompilationNotice(event.Listener):
    """Tells that the loop over all parts is being compiled; nothing where it is only loaded."""

    def on_start(self, event):
        if event.data["dispatcher"] is _solve_all:
            print("numba compiles its engine for this kind of numbers (once; ten seconds or more)",
                  file=sys.stderr)

    def on_end(self, event):
        pass


event.register("numba:compile", _CompilationNotice())
# numba looks at this file alone to see whether the code that it keeps is out of date.
_solve_all = _compile(crc32(b"".join(Path(part.__file__).read_bytes() for part in (
    numba_cholesky, numba_rows, numba_strips, numba_tiles))))
