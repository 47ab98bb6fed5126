"""How sure fitted parameters are: standard errors, beside the spread over many data sets."""

import numpy as np
import pandas as pd

from course_utils.arrays import positive_int
from course_utils.likelihood.curve import REAL_THETA_1, sample_points
from course_utils.likelihood.fits import SEARCH_BOX, fit_newton, is_separable

_PART = 1e-4


def standard_errors(gradient, params, data_x, data_y):
    """Standard errors of the parameters that minimise a negative log-likelihood.

    Parameters
    ----------
    gradient : callable
        From parameters, x and y to the loss's derivatives by theta_0 and theta_1. The Hessian is
        taken from differences of it.
    params : dict
        The best ``theta_0`` and ``theta_1``.
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    ndarray of float64, shape (2,)
        Of theta_0 and theta_1: the roots of the diagonal of the inverse Hessian.

    Raises
    ------
    numpy.linalg.LinAlgError
        If the Hessian is singular in floating point.
    """
    def change(name):
        ends = [gradient({**params, name: params[name] + part}, data_x, data_y)
                for part in (_PART, -_PART)]
        return np.subtract(*ends) / (2 * _PART)

    return np.sqrt(np.diag(np.linalg.inv(np.column_stack([change(name) for name in SEARCH_BOX]))))


def spread_table(gradient, sizes=(20, 80, 320), n_sets=100, random_state=4):
    """Standard errors of the slope, and how far the slopes of many data sets lie apart.

    Parameters
    ----------
    gradient : callable
        As for `standard_errors`.
    sizes : sequence of int
        Points in a data set.
    n_sets : int
        Data sets of each size, from the course's true curve.
    random_state : int
        Seed of the data sets.

    Returns
    -------
    DataFrame
        One row for each size; columns: the data sets, how many of them have no finite optimum,
        and of the others the standard deviation of the best theta_1, the median of its standard
        errors, and in how many sets the true theta_1 lies within two of them.
    """
    rng = np.random.default_rng(random_state)
    rows = {}
    for size in sizes:
        sets = [sample_points(rng, size) for _ in range(positive_int(n_sets, "n_sets"))]
        finite = [points for points in sets if not is_separable(*points)]
        fits = [dict(zip(SEARCH_BOX, fit_newton(*points), strict=True)) for points in finite]
        slopes = np.array([fit["theta_1"] for fit in fits])
        errors = np.array([standard_errors(gradient, fit, *points)[1]
                           for fit, points in zip(fits, finite, strict=True)])
        rows[size] = {
            "sets": len(sets),
            "no finite optimum": len(sets) - len(finite),
            "spread of theta_1": slopes.std(ddof=1),
            "median standard error": np.median(errors),
            "truth within two": int((np.abs(slopes - REAL_THETA_1) <= 2 * errors).sum()),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("points")
