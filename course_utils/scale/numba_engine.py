"""The fast engine: compiled with numba, BLAS and LAPACK for each row, rows in parallel.

For each row the representations of its entries are gathered, BLAS' ``syrk`` adds up half of the
symmetric Gram matrix, and LAPACK's ``posv`` solves by Cholesky. Both are SciPy's, called by
address. Rows whose ridge is negligible are left to the NumPy engine.
"""

import sys
from pathlib import Path

import numpy as np
from llvmlite import binding
from numba import njit, prange, types
from numba.extending import get_cython_function_address, overload
from threadpoolctl import threadpool_limits

from course_utils.scale import numpy_engine
from course_utils.scale.equations import NEGLIGIBLE_RIDGE

# Entries gathered at once: with 128 numbers each they fit into a processor's cache.
GATHERED = 256
# Parts of equal work; more than threads, so that a slow thread holds up little.
PARTS = 256


def half_epoch(side, fixed_reprs, reprs):
    """Renew every row of one side, the other side held fixed; see `numpy_engine.half_epoch`."""
    shared = np.zeros((fixed_reprs.shape[1],) * 2, fixed_reprs.dtype)
    weights = side.weights
    if weights is None:
        weights = np.empty(0, fixed_reprs.dtype)
    else:
        shared += fixed_reprs.T @ fixed_reprs
    bounds = _equal_parts(side.counts, fixed_reprs.shape[1])
    new_reprs = reprs.copy()
    is_solved = np.zeros(len(reprs), dtype=np.bool_)
    _tell_of_compilation()
    with threadpool_limits(1, user_api="blas"):
        _solve_all(
            bounds, side.indptr, side.indices, weights, side.targets, side.alphas,
            fixed_reprs, shared, NEGLIGIBLE_RIDGE[fixed_reprs.dtype], new_reprs, is_solved,
        )
    numpy_engine.solve_rows(side, np.flatnonzero(~is_solved & (side.counts > 0)),
                            fixed_reprs, new_reprs)
    return new_reprs


def _equal_parts(counts, dim):
    """Bounds of consecutive rows that cost about the same."""
    costs = np.cumsum(counts * (dim * dim + 3.0 * dim) + dim ** 3 / 3 + 2 * dim * dim)
    shares = np.linspace(0, costs[-1], PARTS + 1)[1:-1]
    return np.concatenate([[0], np.searchsorted(costs, shares), [len(counts)]])


def _tell_of_compilation():
    if not _solve_all.signatures and not any(Path(_solve_all.stats.cache_path).glob("*_solve_all*")):
        print("numba compiles its engine (once; some seconds)", file=sys.stderr)


def _external(module, name, n_arguments):
    """Let compiled code call a Fortran routine of SciPy's; the symbol's name allows caching."""
    symbol = f"course_utils_{name}"
    binding.add_symbol(symbol, get_cython_function_address(f"scipy.linalg.{module}", name))
    return types.ExternalFunction(symbol, types.void(*[types.intp] * n_arguments))


_ssyrk, _dsyrk = (_external("cython_blas", name, 10) for name in ("ssyrk", "dsyrk"))
_sposv, _dposv = (_external("cython_lapack", name, 8) for name in ("sposv", "dposv"))


@njit(parallel=True, cache=True, error_model="numpy")
def _solve_all(bounds, indptr, indices, weights, targets, alphas,
               fixed, shared, negligible, reprs, is_solved):
    """Renew all rows in place and say which were solved."""
    for part in prange(len(bounds) - 1):
        gathered = np.empty((GATHERED, fixed.shape[1]), fixed.dtype)
        gram = np.empty_like(shared)
        side = np.empty(fixed.shape[1], fixed.dtype)
        for row in range(bounds[part], bounds[part + 1]):
            gram[:] = shared
            side[:] = 0
            for start in range(indptr[row], indptr[row + 1], GATHERED):
                n = min(GATHERED, indptr[row + 1] - start)
                _gather(fixed, indices, weights, targets, start, n, gathered, side)
                _add_outer_products(gathered, n, gram)
            if indptr[row] < indptr[row + 1]:
                is_solved[row] = _solve(gram, side, alphas[row], negligible)
            if is_solved[row]:
                reprs[row] = side


@njit
def _gather(fixed, indices, weights, targets, start, n, gathered, side):
    for k in range(n):
        column, target = indices[start + k], targets[start + k]
        for j in range(fixed.shape[1]):
            gathered[k, j] = fixed[column, j]
            side[j] += target * fixed[column, j]
        if len(weights):
            # Half of the weight on each side of the product.
            gathered[k] *= np.sqrt(weights[start + k])


@njit
def _add_outer_products(gathered, n, gram):
    # In Fortran's eyes each gathered row is a column, so this is A Aᵀ with d × n numbers.
    letters = np.array([ord("U"), ord("N")], np.uint8)
    sizes = np.array([gram.shape[0], n], np.int32)
    dim, one = sizes.ctypes.data, np.ones(1, gram.dtype)
    _syrk(gram, letters.ctypes.data, letters[1:].ctypes.data, dim, sizes[1:].ctypes.data,
          one.ctypes.data, gathered.ctypes.data, dim, one.ctypes.data, gram.ctypes.data, dim)


@njit
def _solve(gram, side, alpha, negligible):
    """Put the solution into `side`; False where the matrix is not positive definite enough."""
    trace = np.trace(gram)
    if not alpha > negligible * trace:
        return False
    for j in range(len(side)):
        gram[j, j] += alpha
    letter = np.array([ord("U")], np.uint8)
    numbers = np.array([len(side), 1, 0], np.int32)
    dim, result = numbers.ctypes.data, numbers[2:].ctypes.data
    _posv(gram, letter.ctypes.data, dim, numbers[1:].ctypes.data, gram.ctypes.data, dim,
          side.ctypes.data, dim, result)
    return numbers[2] == 0


def _syrk(like, *addresses):
    """BLAS' routine for the precision of `like`; exists in compiled code only."""
    raise NotImplementedError


def _posv(like, *addresses):
    """LAPACK's routine for the precision of `like`; exists in compiled code only."""
    raise NotImplementedError


@overload(_syrk)
def _compiled_syrk(like, *addresses):
    routine = _ssyrk if like.dtype == types.float32 else _dsyrk
    return lambda like, *addresses: routine(*addresses)


@overload(_posv)
def _compiled_posv(like, *addresses):
    routine = _sposv if like.dtype == types.float32 else _dposv
    return lambda like, *addresses: routine(*addresses)
