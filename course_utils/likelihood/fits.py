"""Three ways to fit the logistic curve by likelihood: a blind search, Newton, scikit-learn."""

from typing import NamedTuple

import numpy as np

from course_utils.arrays import positive_int
from course_utils.likelihood.curve import checked_points

SEARCH_BOX = {"theta_0": (-50.0, 50.0), "theta_1": (0.01, 100.0)}
"""Where the course searches: theta_0 uniformly, theta_1 uniformly in its logarithm."""

_MAX_STEPS = 100


class SeparableDataError(ValueError):
    """The likelihood of these points has no largest value at finite parameters."""


class HyperoptFit(NamedTuple):
    """The result of `fit_hyperopt`.

    Attributes
    ----------
    params : dict
        The best ``theta_0`` and ``theta_1`` as floats.
    loss : float
        Their loss.
    trials : DataFrame
        One row for each evaluation in its order: theta_0, theta_1, loss.
    """

    params: dict
    loss: float
    trials: object


def fit_hyperopt(loss, *, space=SEARCH_BOX, max_evals=100, random_state=0, algorithm="tpe"):
    """Minimise a loss of the logistic curve with hyperopt.

    Parameters
    ----------
    loss : callable
        Takes a dict with ``theta_0`` and ``theta_1``, returns a number.
    space : dict
        For ``theta_0`` and ``theta_1`` the lowest and the highest value. theta_1 is positive and
        is searched on a logarithmic scale.
    max_evals : int
        How often the loss may be evaluated.
    random_state : int
        Seed of the search: the same seed gives the same trials.
    algorithm : {"tpe", "random"}
        Tree-structured Parzen estimator (Bergstra et al., 2011), or points drawn at random.

    Returns
    -------
    HyperoptFit

    Raises
    ------
    ValueError
        If an argument is not as described, or the loss returns NaN or no number: hyperopt
        itself would skip a NaN without a word. An error inside the loss is raised as it is.
    """
    if not callable(loss):
        raise ValueError(f"loss must be a function of a dict, not {type(loss).__name__}.")
    if algorithm not in ("tpe", "random"):
        raise ValueError(f"algorithm must be 'tpe' or 'random', not {algorithm!r}.")
    space = _checked_space(space)
    max_evals = positive_int(max_evals, "max_evals")
    rows = []

    def recorded_loss(params):
        value = _checked_loss(loss(params), params)
        rows.append({**{name: float(params[name]) for name in SEARCH_BOX}, "loss": value})
        return value

    _run_hyperopt(recorded_loss, space, max_evals, random_state, algorithm)
    return _hyperopt_fit(rows)


def is_separable(data_x, data_y):
    """Whether some threshold on x splits the labels, so that the likelihood has no maximum.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    bool
        True also when both labels occur exactly at the threshold (quasi-separable data), when
        only one label occurs, and when all x are equal.

    Notes
    -----
    Albert and Anderson, "On the existence of maximum likelihood estimates in logistic regression
    models", Biometrika 71 (1984), for one explanatory variable.
    """
    data_x, data_y = checked_points(data_x, data_y)
    zeros, ones = data_x[data_y == 0], data_x[data_y == 1]
    if not (zeros.size and ones.size):
        return True
    return bool(zeros.max() <= ones.min() or ones.max() <= zeros.min())


def fit_newton(data_x, data_y):
    """Maximise the likelihood by Newton's method, to rounding precision.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    theta_0, theta_1 : float

    Raises
    ------
    SeparableDataError
        If the likelihood has no maximum (see `is_separable`).
    ValueError
        If an argument is not as described; the message names it.
    """
    data_x, data_y = _overlapping_points(data_x, data_y)
    # Around its median, x keeps its digits also where it is near 1e8 or has far outliers.
    centre = np.median(data_x)
    scale = np.abs(data_x - centre).max()
    intercept, slope = _newton((data_x - centre) / scale, 1.0 - 2.0 * data_y)
    # intercept + slope (x - centre) / scale, sorted by powers of x:
    return float(intercept - slope * centre / scale), float(slope / scale)


def fit_sklearn(data_x, data_y):
    """Maximise the likelihood with scikit-learn's `LogisticRegression`, for comparison.

    Parameters, returns and errors are those of `fit_newton`. The data go in as they are, so x
    far from 0 costs digits.
    """
    data_x, data_y = _overlapping_points(data_x, data_y)
    from sklearn.linear_model import LogisticRegression

    # C = infinity switches off the penalty that LogisticRegression adds by default.
    model = LogisticRegression(C=np.inf, solver="newton-cholesky", tol=1e-10, max_iter=1000)
    model.fit(data_x[:, None], data_y)
    return float(model.intercept_[0]), float(model.coef_[0, 0])


def _checked_space(space):
    """The bounds of both parameters as floats; ValueError naming `space` otherwise."""
    try:
        bounds = {name: tuple(map(float, space[name])) for name in SEARCH_BOX}
        (low_0, high_0), (low_1, high_1) = bounds.values()
    except (TypeError, KeyError, ValueError):
        raise ValueError(f"space must be a dict like {SEARCH_BOX}, not {space!r}.") from None
    if not (low_0 < high_0 and 0 < low_1 < high_1 and np.isfinite([*bounds.values()]).all()):
        raise ValueError(f"space needs low < high, and 0 < low for theta_1; it is {space!r}.")
    return bounds


def _run_hyperopt(loss, space, max_evals, random_state, algorithm):
    from hyperopt import Trials, fmin, hp, rand, tpe

    fmin(
        loss,
        space={
            "theta_0": hp.uniform("theta_0", *space["theta_0"]),
            "theta_1": hp.loguniform("theta_1", *np.log(space["theta_1"])),
        },
        algo={"tpe": tpe, "random": rand}[algorithm].suggest,
        max_evals=max_evals,
        trials=Trials(),
        rstate=np.random.default_rng(random_state),
        verbose=False,  # No progress bar: its times differ from run to run.
    )


def _hyperopt_fit(rows):
    from pandas import DataFrame

    best = min(rows, key=lambda row: row["loss"])
    return HyperoptFit({name: best[name] for name in SEARCH_BOX}, best["loss"], DataFrame(rows))


def _checked_loss(value, params):
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise ValueError(f"loss must return a number, but it returned {value!r}.") from None
    if np.isnan(number):
        where = ", ".join(f"{name} = {params[name]:.6g}" for name in SEARCH_BOX)
        raise ValueError(
            f"loss returned NaN at {where}. The usual cause is 0 * log(0): use the product, or "
            "numpy.logaddexp for the logarithm."
        )
    return number


def _overlapping_points(data_x, data_y):
    """The checked data, or SeparableDataError with the reason."""
    data_x, data_y = checked_points(data_x, data_y)
    if not is_separable(data_x, data_y):
        return data_x, data_y
    if data_y.min() == data_y.max():
        reason = f"all labels in data_y are {data_y[0]:.0f}"
    elif data_x.min() == data_x.max():
        reason = "all values in data_x are equal, so any slope fits equally well"
    else:
        reason = "a threshold on data_x splits the labels, so a steeper curve always fits better"
    raise SeparableDataError(
        f"The likelihood has no single maximum: {reason}. Collect more points, or restrict the "
        "parameters (a search box, a penalty)."
    )


def _newton(x, sign):
    """Minimise the sum of log(1 + exp(sign * (a + b x))) from a = b = 0; returns (a, b)."""
    theta = np.zeros(2)
    for _ in range(_MAX_STEPS):
        step, gain = _newton_step(theta, x, sign)
        shortened = _halve_until_lower(theta, step, x, sign)
        # Near the minimum a full step squares the distance to it, so the last one ends at
        # rounding precision.
        if gain < 1e-12 or shortened is None:
            return theta - step
        theta = shortened
    raise ArithmeticError(f"Newton's method did not settle in {_MAX_STEPS} steps.")


def _newton_step(theta, x, sign):
    """Hessian^-1 gradient, and its product with the gradient: twice what is left to gain.

    With q = p(sign z), a point contributes sign q (1, x) to the gradient and
    q (1 - q) (1, x)(1, x)' to the Hessian. Centred by its mean with the weights q (1 - q), x is
    orthogonal to the intercept: the equations fall apart into two divisions.
    """
    z = sign * (theta[0] + theta[1] * x)
    q = np.exp(-np.logaddexp(0.0, -z))
    # 1 - q = p(-z) keeps its digits where q rounds to 1.
    weights = q * np.exp(-np.logaddexp(0.0, z))
    centre = np.average(x, weights=weights)
    level, slope = np.sum(sign * q), np.sum(sign * q * (x - centre))
    height_step = level / weights.sum()
    slope_step = slope / np.sum(weights * (x - centre) ** 2)
    step = np.array([height_step - slope_step * centre, slope_step])
    return step, level * height_step + slope * slope_step


def _halve_until_lower(theta, step, x, sign):
    """theta after the longest of the steps 1, 1/2, 1/4, ... that lowers the loss, or None."""

    def loss(candidate):
        return np.logaddexp(0.0, sign * (candidate[0] + candidate[1] * x)).sum()

    start = loss(theta)
    candidates = (theta - step / 2**halvings for halvings in range(30))
    return next((candidate for candidate in candidates if loss(candidate) < start), None)
