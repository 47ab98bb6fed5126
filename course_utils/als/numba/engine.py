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
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from zlib import crc32

import numpy as np
from numba import njit
from numba.core import event

from course_utils.als import numpy_engine
from course_utils.als.equations import NEGLIGIBLE_RIDGE
from course_utils.als.numba import (
    cholesky as numba_cholesky,
)
from course_utils.als.numba import (
    rows as numba_rows,
)
from course_utils.als.numba import (
    strips as numba_strips,
)
from course_utils.als.numba import (
    tiles as numba_tiles,
)
from course_utils.als.numba.cholesky import factor, substitute
from course_utils.als.numba.rows import (
    GROUP,
    copy_rows,
    copy_transposed,
    fetch_rows,
    row_products,
)
from course_utils.als.numba.tiles import (
    CACHE_LINE_BYTES,
    COMPILED,
    PART_OF_ALL,
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
# The place of the matrix held fixed among the arguments of the loop over all rows.
FIXED = 7
# Below it a second thread takes longer to begin than it saves.
SMALL_COST = 1e7


def half_epoch(side, fixed_reprs, reprs, errors=None):
    """Renew every row of one side in place; see `numpy_engine.half_epoch`."""
    dim = fixed_reprs.shape[1]
    padded = aligned(len(fixed_reprs), _full(dim), fixed_reprs)
    padded[:, :dim], padded[:, dim:] = fixed_reprs, 0
    shared = np.zeros((_full(dim),) * 2, fixed_reprs.dtype)
    if side.weights is not None:
        shared[:dim, :dim] = fixed_reprs.T @ fixed_reprs
    is_solved = np.zeros(len(reprs), np.bool_)
    arguments = (
        side.indptr, side.indices, _or_none(side.weights, shared.dtype), side.targets, side.alphas,
        padded, shared, NEGLIGIBLE_RIDGE[fixed_reprs.dtype], reprs, is_solved,
        _or_none(errors, float))

    def renew(share):
        _solve_all(*share, *arguments, *_workspace(padded))

    shares = _equal_shares(side, dim)
    if len(shares) == 1:
        renew(shares[0])
    else:
        with ThreadPoolExecutor(len(shares)) as pool:
            list(pool.map(renew, shares))
    left = np.flatnonzero(~is_solved & (side.counts > 0))
    if left.size:
        numpy_engine.solve_rows(side, left, fixed_reprs, reprs, errors)


def _or_none(array, dtype):
    """The array, or an empty one for None: compiled code knows one type for each argument."""
    return np.empty(0, dtype) if array is None else array


def _equal_shares(side, dim):
    """For each thread where its runs of rows begin and end.

    A share is every so manieth of many parts that cost about the same: were they neighbours, the
    costliest rows could lie in one.
    """
    counts = side.counts.astype(float)
    unknowns = np.minimum(counts, dim) if side.weights is None else np.full_like(counts, dim)
    products = counts * dim * (unknowns + 3)
    costs = np.cumsum(products + unknowns * unknowns * (unknowns / 3 + 8) + ROW_COST)
    shares = np.linspace(0, costs[-1], PARTS + 1)[1:-1]
    bounds = np.concatenate([[0], np.searchsorted(costs, shares), [len(counts)]])
    n_threads = numpy_engine.processors() if costs[-1] > SMALL_COST else 1
    return [tuple(map(np.ascontiguousarray, (bounds[:-1][k::n_threads], bounds[1:][k::n_threads])))
            for k in range(n_threads)]


def aligned(rows, width, like):
    """An empty matrix of the same kind that begins where a cache line does.

    Elsewhere a vector may lie in two lines, and takes twice the time.
    """
    numbers = np.empty(rows * width + CACHE_LINE_BYTES // like.itemsize, like.dtype)
    skipped = -numbers.ctypes.data % CACHE_LINE_BYTES // like.itemsize
    return numbers[skipped:skipped + rows * width].reshape(rows, width)


def _full(n):
    """The next multiple of `STRIP`."""
    return -(-n // STRIP) * STRIP


def _workspace(fixed):
    """What one thread writes to while it works: see the last arguments of `_solve_all`."""
    width = fixed.shape[1]
    height = _panel_height(width, fixed.itemsize)
    shapes = (height, width), (height, width), (width, width), (width, width), (1, SCORES)
    matrices = [aligned(*shape, fixed) for shape in (*shapes, (1, width), (1, width), (1, width))]
    # How many entries before its use a representation is fetched: a whole group at least.
    ahead = max(GROUP, FETCH_BYTES // (width * fixed.itemsize))
    return tuple(matrices), np.arange(width), ahead


def _panel_height(width, item_bytes):
    """How many representations are gathered at a time: whole groups."""
    return max(STRIP, PANEL_BYTES // (width * item_bytes) // GROUP * GROUP)


@njit(**PART_OF_ALL)
def _solve(dim, fixed, indices, weights, targets, begin, end, alpha, shared, negligible,
           panel, weighted, gram, inverses, x, ahead):
    """Put a row's solution into `x`; False where the matrix is not positive definite enough.

    `targets` is a column here.
    """
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


@njit(**PART_OF_ALL)
def _solve_few(fixed, indices, targets, begin, end, alpha, negligible,
               panel, gram, inverses, c, every_row, x, ahead):
    """The same for a row with few entries and no weights, by one unknown for each entry."""
    lanes = VECTOR_BYTES // fixed.itemsize
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


@njit(**PART_OF_ALL)
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


@njit(**PART_OF_ALL)
def _errors(fixed, indices, weights, targets, begin, end, x, scores, ahead):
    """What a row's entries add to the objective; see `equations.errors_of_entries`."""
    total, lanes = 0.0, VECTOR_BYTES // fixed.itemsize
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
    """The loop over rows; `fingerprint` is in the key under which numba keeps the code."""
    @njit(nogil=True, cache=True, **COMPILED)
    def solve_all(begins, ends, indptr, indices, weights, targets, alphas, fixed, shared,
                  negligible, reprs, is_solved, errors, matrices, every_row, ahead):
        """Renew runs of rows in place; say which were solved, and with which errors where asked."""
        assert fingerprint >= 0
        panel, weighted, gram, few_panel, scores, inverses, c, x = matrices
        dim, width = reprs.shape[1], fixed.shape[1]
        # The same memory for rows with few entries, in the shape that the last of them had.
        few_gram, few_of_panel, few_of_gram = gram, few_panel.reshape(-1), gram.reshape(-1)
        column = targets.reshape(len(targets), 1)
        for part in range(len(begins)):
            for row in range(begins[part], ends[part]):
                begin, end = indptr[row], indptr[row + 1]
                size = -(-(end - begin) // STRIP) * STRIP
                if begin == end:
                    continue
                if size >= dim or len(weights):
                    is_solved[row] = _solve(
                        dim, fixed, indices, weights, column, begin, end, alphas[row], shared,
                        negligible, panel, weighted, gram, inverses, x, ahead)
                else:
                    if size != len(few_gram):
                        few_panel = few_of_panel[:width * size].reshape(width, size)
                        few_gram = few_of_gram[:size * size].reshape(size, size)
                    is_solved[row] = _solve_few(
                        fixed, indices, targets, begin, end, alphas[row], negligible,
                        few_panel, few_gram, inverses, c, every_row, x, ahead)
                if is_solved[row]:
                    for j in range(dim):
                        reprs[row, j] = x[0, j]
                    if len(errors):
                        errors[row] = _errors(
                            fixed, indices, weights, targets, begin, end, x, scores, ahead)

    return solve_all


class _CompilationNotice(event.Listener):
    """Tells while the loop over all rows is compiled, a dot a second; not while it is loaded."""

    def on_start(self, event):
        if event.data["dispatcher"] is _solve_all:
            numbers = event.data["args"][FIXED].dtype
            self.is_done = threading.Event()
            self.teller = threading.Thread(target=_tell, args=(numbers, self.is_done), daemon=True)
            self.teller.start()

    def on_end(self, event):
        if event.data["dispatcher"] is _solve_all:
            self.is_done.set()
            self.teller.join()


def _tell(numbers, is_done):
    print(f"numba compiles its engine for {numbers} (once, some ten seconds) ", end="",
          file=sys.stderr, flush=True)
    while not is_done.wait(1):
        print(".", end="", file=sys.stderr, flush=True)
    print(" done", file=sys.stderr, flush=True)


event.register("numba:compile", _CompilationNotice())
# numba looks at this file alone to see whether the code that it keeps is out of date.
_solve_all = _compile(crc32(b"".join(Path(part.__file__).read_bytes() for part in (
    numba_cholesky, numba_rows, numba_strips, numba_tiles))))
