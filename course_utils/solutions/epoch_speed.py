"""One epoch, several ways: what a loop over rows costs, and what a batch buys.

Each way is a function like `course_utils.als.numpy_engine.half_epoch`.
"""

import time

import numpy as np
import pandas as pd
from scipy.sparse import csr_array
from sklearn.linear_model import Ridge

from course_utils.als.engines import load_engine
from course_utils.als.equations import make_side
from course_utils.als.penalty import REG_L
from course_utils.solutions.als import perform_mf_als_epoch

SHORTEST = 0.1
"""Seconds that a measurement lasts at least: the clocks of some systems tick 60 times a second."""


def rows_by_ridge(side, fixed_reprs, reprs):
    """Fit scikit-learn's ridge regression for one row after the other."""
    for row, alpha in enumerate(side.alphas):
        columns, targets = _entries(side, row)
        if len(targets):
            ridge = Ridge(alpha=alpha, fit_intercept=False)
            reprs[row] = ridge.fit(fixed_reprs[columns], targets).coef_


def rows_by_equations(side, fixed_reprs, reprs):
    """Solve the equations of one row after the other with NumPy."""
    identity = np.eye(reprs.shape[1])
    for row, alpha in enumerate(side.alphas):
        columns, targets = _entries(side, row)
        if len(targets):
            q = fixed_reprs[columns]
            reprs[row] = np.linalg.solve(q.T @ q + alpha * identity, q.T @ targets)


def _entries(side, row):
    part = slice(side.indptr[row], side.indptr[row + 1])
    return side.indices[part], side.targets[part]


def epoch_ways(interactions_df, user_repr_matrix, item_repr_matrix):
    """The same epoch as calls without arguments, by name.

    Parameters
    ----------
    interactions_df : DataFrame
        As for `course_utils.solutions.als.perform_mf_als_epoch`.
    user_repr_matrix : ndarray of shape (n_users, d)
    item_repr_matrix : ndarray of shape (n_items, d)

    Returns
    -------
    dict of str to callable
        Each returns the new users and the new items.
    """
    start = user_repr_matrix, item_repr_matrix
    half_epochs = {
        "loop, scikit-learn's ridge": rows_by_ridge,
        "loop, equations": rows_by_equations,
        "engine numpy": load_engine("numpy").half_epoch,
        "engine numba": load_engine("numba").half_epoch,
    }
    matrix = csr_array((
        interactions_df["interacted"].to_numpy(float),
        tuple(interactions_df[name].to_numpy(np.int32) for name in ("user_id", "item_id"))),
        shape=tuple(map(len, start)))
    ways = {name: _epoch(half_epoch, matrix, *start) for name, half_epoch in half_epochs.items()}
    return {
        **ways,
        "perform_mf_als_epoch": lambda: perform_mf_als_epoch(interactions_df, *start, REG_L),
    }


def _epoch(half_epoch, matrix, user_reprs, item_reprs):
    sides = [make_side(each, REG_L, "entity", None) for each in (matrix, matrix.T.tocsr())]

    def epoch():
        users, items = user_reprs.copy(), item_reprs.copy()
        half_epoch(sides[0], items, users)
        half_epoch(sides[1], users, items)
        return users, items
    return epoch


def largest_difference(found, expected):
    """The largest difference between numbers of two pairs of matrices."""
    return max(float(np.abs(one - other).max()) for one, other in zip(found, expected, strict=True))


def cpu_seconds(function, repeats=3):
    """The least processor time of one call, all threads together.

    Other programs make a call last longer, but use processor time of their own.
    """
    return min(_mean_cpu_seconds(function) for _ in range(repeats))


def _mean_cpu_seconds(function):
    calls, start = 0, time.process_time()
    while (spent := time.process_time() - start) < SHORTEST:
        function()
        calls += 1
    return spent / calls


def compared_with(slow, seconds, at_least):
    """Say how many times faster than `slow` each way is, in words that repeat.

    Parameters
    ----------
    slow : str
        The name of a way.
    seconds : dict of str to float
        From `cpu_seconds`, by way.
    at_least : dict of str to int
        For each way a number far below what is expected.

    Returns
    -------
    Series of str
        "at least 10 times as fast" where that is so; else what was measured.
    """
    return pd.Series({way: _claim(seconds[slow] / seconds[way], number)
                      for way, number in at_least.items()}, name=f"against: {slow}")


def _claim(ratio, number):
    if ratio >= number:
        return f"at least {number} times as fast"
    return f"only {ratio:.2g} times as fast, not {number}"
