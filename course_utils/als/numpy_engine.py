"""The engine without further packages: rows of like length together, as batched matrix products."""

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import NamedTuple

import numpy as np
from threadpoolctl import ThreadpoolController

from course_utils.als.equations import errors_of_entries, solve_ridges

# Numbers in one gathered block: the largest that still helped where it was measured.
BLOCK_NUMBERS = 1 << 20
# How much longer than the shortest the longest row of a block may be; the rest is padding.
LENGTH_RATIO = 1.25
# Below so many gathered numbers threads take longer to begin than they save.
FEW_NUMBERS = BLOCK_NUMBERS // 4


def half_epoch(side, fixed_reprs, reprs, errors=None):
    """Renew every row of one side in place, the other side held fixed.

    Parameters
    ----------
    side : Side
    fixed_reprs : ndarray of shape (n_columns, d)
    reprs : ndarray of shape (n_rows, d)
        A row without entries keeps its representation. The result does not depend on the
        number of threads.
    errors : ndarray of float64, shape (n_rows,), optional
        Zeros; filled with the sum of `errors_of_entries` of each row.
    """
    solve_rows(side, np.flatnonzero(side.counts), fixed_reprs, reprs, errors)


def solve_rows(side, rows, fixed_reprs, reprs, errors=None):
    """Renew some rows, which have entries, in place."""
    shared = None if side.weights is None else fixed_reprs.T @ fixed_reprs
    # A last row of zeros is what the padding points at.
    padded = np.vstack([fixed_reprs, np.zeros_like(fixed_reprs[:1])])

    def renew(part):
        chosen = rows[part]
        block = _gather(side, chosen, padded)
        reprs[chosen] = _solve(block, side.alphas[chosen], shared)
        if errors is not None:
            errors[chosen] = _errors(block, reprs[chosen])

    # The blocks run side by side, so the matrix products inside them need no threads.
    dim = fixed_reprs.shape[1]
    parts = blocks(side.counts[rows], dim)
    are_few = side.counts[rows].sum() * dim < FEW_NUMBERS
    with one_blas_thread():
        # Python in WebAssembly, which has one processor, cannot start a thread.
        if are_few or processors() == 1:
            list(map(renew, parts))
            return
        with ThreadPoolExecutor(processors()) as pool:
            list(pool.map(renew, parts))


def one_blas_thread():
    """A context in which BLAS has no threads of its own.

    After each product they wait for the next one, and keep a processor busy meanwhile.
    """
    return _libraries().limit(limits=1, user_api="blas")


@cache
def _libraries():
    """The loaded libraries that have threads: looking for them takes milliseconds."""
    return ThreadpoolController()


def processors():
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def blocks(counts, dim):
    """Split rows into blocks of like length.

    Parameters
    ----------
    counts : ndarray of int, shape (n_rows,)
        The entries of each row, at least 1.
    dim : int
        The numbers of a representation.

    Returns
    -------
    list of ndarray of int
        The positions of each block's rows; the longest rows first, so that threads end together.
    """
    order = np.argsort(counts, kind="stable")
    lengths = counts[order]
    found, start = [], 0
    while start < len(order):
        alike = np.searchsorted(lengths, int(LENGTH_RATIO * lengths[start]), side="right")
        longest = lengths[alike - 1]
        end = min(alike, start + max(1, BLOCK_NUMBERS // int(longest * dim + dim * dim)))
        found.append(order[start:end])
        start = end
    return found[::-1]


class _Block(NamedTuple):
    """Rows of like length, filled up to the longest, with zeros but for the weights."""

    reprs: np.ndarray
    targets: np.ndarray
    weights: np.ndarray | None


def _gather(side, rows, padded_reprs):
    """A block of rows; `take` is several times as fast here as brackets."""
    starts, counts = side.indptr[rows], side.counts[rows]
    steps = np.arange(counts.max())
    is_entry = steps < counts[:, np.newaxis]
    places = np.where(is_entry, starts[:, np.newaxis] + steps, 0)
    columns = np.where(is_entry, side.indices.take(places), len(padded_reprs) - 1)
    weights = None if side.weights is None else side.weights.take(places)
    targets = np.where(is_entry, side.targets.take(places), 0)
    return _Block(padded_reprs.take(columns, axis=0), targets, weights)


def _solve(block, alphas, shared):
    reprs, targets = block.reprs, block.targets
    if shared is None and reprs.shape[1] < reprs.shape[2]:
        # Fewer entries than dimensions: p = Qᵀ c, one unknown for each entry.
        products = np.matmul(reprs, reprs.transpose(0, 2, 1))
        return _sums(solve_ridges(products, targets, alphas), reprs)
    weighted = reprs if block.weights is None else block.weights[..., np.newaxis] * reprs
    grams = np.matmul(weighted.transpose(0, 2, 1), reprs)
    if shared is not None:
        grams += shared
    return solve_ridges(grams, _sums(targets, reprs), alphas)


def _sums(factors, reprs):
    """For each row the sum of its entries' representations, each times its factor."""
    return np.matmul(factors[:, np.newaxis], reprs)[:, 0]


def _errors(block, solutions):
    scores = np.matmul(block.reprs, solutions[..., np.newaxis])[..., 0]
    return errors_of_entries(block.targets, block.weights, scores).sum(axis=1)
