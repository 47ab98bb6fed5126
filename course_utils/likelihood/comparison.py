"""Likelihood against squared error on many data sets, exactly fitted."""

import numpy as np
import pandas as pd

from course_utils.arrays import positive_int
from course_utils.likelihood.box import fit_in_box
from course_utils.likelihood.curve import (
    REAL_THETA_0,
    REAL_THETA_1,
    X_MAX,
    log_curve,
    loss_log_likelihood,
    loss_mse,
    sample_points,
)
from course_utils.likelihood.fits import fit_newton, is_separable
from course_utils.likelihood.squared_error import fit_squared_error, local_minima
from course_utils.personal_data import COURSE, PERSONAL_DATA
from course_utils.session import progress

BOTH, ONE, NEITHER = "both finite", "only the likelihood's", "neither (separable)"
"""Which of a data set's two optima, by likelihood and by squared error, are finite."""


def curve_error(theta_0, theta_1, personal=COURSE):
    """Root mean squared distance between a fitted curve and the true one.

    Parameters
    ----------
    theta_0, theta_1 : float
        The fitted curve.
    personal : course_utils.personal_data.PersonalData
        Its true curve counts.

    Returns
    -------
    float
        In units of probability, taken over 201 even steps of x from 0 to `likelihood.X_MAX`.
    """
    x = np.linspace(0, X_MAX, 201)
    difference = log_curve(x, theta_0, theta_1) - log_curve(x, personal.theta_0, personal.theta_1)
    return float(np.sqrt(np.mean(difference**2)))


def curve_table(curves, data_x, data_y):
    """The losses of several curves on the same data, beside their distance from the truth.

    Parameters
    ----------
    curves : mapping of str to (theta_0, theta_1)
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    DataFrame
        One row for each curve; columns: its parameters, the negative log-likelihood ``-log L``,
        the sum of squared errors ``S``, and the `curve_error` from this edition's true curve.
    """
    rows = {}
    for name, (theta_0, theta_1) in curves.items():
        params = {"theta_0": theta_0, "theta_1": theta_1}
        rows[name] = {
            **params,
            "-log L": loss_log_likelihood(params, data_x, data_y),
            "S": loss_mse(params, data_x, data_y),
            "curve error": curve_error(theta_0, theta_1, PERSONAL_DATA),
        }
    return pd.DataFrame.from_dict(rows, orient="index")


def compare_fits(n_sets=400, n_points=20, random_state=1):
    """Fit many data sets from the true curve by likelihood and by squared error, exactly.

    Parameters
    ----------
    n_sets : int
    n_points : int
        The size of each data set.
    random_state : int
        Seed of the data sets.

    Returns
    -------
    DataFrame
        One row for each data set: ``optima`` (`BOTH`, `ONE` or `NEITHER`), the exact optima
        ``mle_theta_0``, ``mle_theta_1``, ``mse_theta_0``, ``mse_theta_1`` (NaN where infinite),
        the number of finite ``local_minima`` of the squared error, and ``mle_error`` and
        ``mse_error``, the `curve_error` of the best curves inside the search box.
    """
    n_sets, n_points = positive_int(n_sets, "n_sets"), positive_int(n_points, "n_points")
    rng = np.random.default_rng(random_state)
    with progress(range(n_sets), "data set") as sets:
        return pd.DataFrame([_compare(*sample_points(rng, n_points)) for _ in sets])


def points_with_two_minima(random_state=1):
    """The first 20 points from the true curve whose squared error has two clear minima.

    Parameters
    ----------
    random_state : int
        Seed of the data sets that are tried.

    Returns
    -------
    data_x : ndarray of float64, shape (20,)
    data_y : ndarray of int64, shape (20,)
        Overlapping points: their likelihood has one finite optimum, and both minima of their
        squared error are curves that rise, less steeply than 10 for each unit of x.
    """
    rng = np.random.default_rng(random_state)
    while True:
        x, y = sample_points(rng)
        slopes = local_minima(x, y)[:2, 1]
        if not is_separable(x, y) and len(slopes) == 2 and 0 < slopes.min() <= slopes.max() < 10:
            return x, y


def error_table(study):
    """Mean curve errors of a `compare_fits` study, for each kind of data set and for all.

    Parameters
    ----------
    study : DataFrame
        From `compare_fits`.

    Returns
    -------
    DataFrame
        Rows `BOTH`, `ONE`, `NEITHER` and "all"; columns: the number of data sets, the mean error
        by likelihood and by squared error, in how many sets each was the closer by at least
        0.001, and the `lead` of the likelihood.
    """
    groups = {kind: study[study["optima"] == kind] for kind in (BOTH, ONE, NEITHER)}
    rows = {kind: _errors(group) for kind, group in {**groups, "all": study}.items()}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("finite optima")


def median_table(study):
    """Median parameters of a `compare_fits` study, from the sets where both optima are finite.

    Parameters
    ----------
    study : DataFrame
        From `compare_fits`.

    Returns
    -------
    DataFrame
        Rows: the true curve, likelihood, squared error; columns theta_0 and theta_1.
    """
    both = study[study["optima"] == BOTH]
    rows = {"true curve": (REAL_THETA_0, REAL_THETA_1)}
    for name, prefix in (("likelihood", "mle"), ("squared error", "mse")):
        rows[name] = tuple(both[[f"{prefix}_theta_0", f"{prefix}_theta_1"]].median())
    return pd.DataFrame.from_dict(rows, orient="index", columns=["theta_0", "theta_1"])


def errors_by_size(sizes=(20, 80, 320), n_sets=40, random_state=2):
    """Mean curve errors in the search box for growing data sets.

    Parameters
    ----------
    sizes : sequence of int
        Points in a data set.
    n_sets : int
        Data sets of each size.
    random_state : int
        Seed of the data sets.

    Returns
    -------
    DataFrame
        One row for each size; columns: mean `curve_error` by likelihood, by squared error,
        the number of separable sets, and the `lead` of the likelihood.
    """
    rng = np.random.default_rng(random_state)
    rows = {}
    for size in progress(sizes, "size"):
        sets = [sample_points(rng, size) for _ in range(positive_int(n_sets, "n_sets"))]
        errors = {loss: np.array([curve_error(*fit_in_box(x, y, loss)) for x, y in sets])
                  for loss in ("likelihood", "squared error")}
        rows[size] = {
            **{loss: values.mean() for loss, values in errors.items()},
            "separable sets": sum(is_separable(x, y) for x, y in sets),
            "difference / standard error": lead(*errors.values()),
        }
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("points")


def lead(mle_errors, mse_errors):
    """How far the likelihood is ahead, in standard errors of the mean difference.

    Parameters
    ----------
    mle_errors, mse_errors : array_like of shape (n,)
        Errors on the same data sets.

    Returns
    -------
    float
        Above 0 where the likelihood's mean error is the smaller one. Beyond 2 or so, chance
        alone seldom brings it.
    """
    differences = np.asarray(mse_errors) - np.asarray(mle_errors)
    return float(differences.mean() / (differences.std(ddof=1) / np.sqrt(len(differences))))


def _compare(x, y):
    exact = fit_squared_error(x, y)
    separable = is_separable(x, y)
    mle = (np.nan, np.nan) if separable else fit_newton(x, y)
    return {
        "optima": NEITHER if separable else BOTH if exact.finite else ONE,
        "mle_theta_0": mle[0],
        "mle_theta_1": mle[1],
        "mse_theta_0": exact.theta_0,
        "mse_theta_1": exact.theta_1,
        "local_minima": exact.local_minima,
        "mle_error": curve_error(*fit_in_box(x, y, "likelihood")),
        "mse_error": curve_error(*fit_in_box(x, y, "squared error")),
    }


def _errors(group):
    ahead = group["mse_error"] - group["mle_error"]
    return {
        "sets": len(group),
        "likelihood": group["mle_error"].mean(),
        "squared error": group["mse_error"].mean(),
        "likelihood closer": int((ahead > 1e-3).sum()),
        "squared error closer": int((ahead < -1e-3).sum()),
        "difference / standard error": lead(group["mle_error"], group["mse_error"]),
    }
