"""The logistic model of notebook 03: its curve, its points, its log-likelihood, its squared error.

The model: y is 1 with probability p(x) = 1 / (1 + exp(-theta_0 - theta_1 x)), else 0.
"""

import numpy as np

from course_utils.arrays import binary_array, finite_array, finite_number, same_length
from course_utils.personal_data import COURSE, PERSONAL_DATA

REAL_THETA_0, REAL_THETA_1 = COURSE.theta_0, COURSE.theta_1
"""The true curve of the course: p is one half at x = 6.67."""

X_MAX = 10.0
"""The course draws x evenly between 0 and this number."""

_EMBEDDING_NORMALS = (555 + 100) * 2


def log_curve(x, theta_0, theta_1):
    """The logistic curve 1 / (1 + exp(-theta_0 - theta_1 x)), safe for steep curves.

    Parameters
    ----------
    x : float or array_like of float
        Where to evaluate.
    theta_0, theta_1 : float or array_like of float
        Intercept and slope; they broadcast against `x`.

    Returns
    -------
    float or ndarray of float64
        Probabilities between 0 and 1, in the shape of the broadcast arguments.

    Raises
    ------
    ValueError
        If an argument is not numeric; the message names it.
    """
    x, theta_0, theta_1 = (
        _numbers(value, name)
        for value, name in ((x, "x"), (theta_0, "theta_0"), (theta_1, "theta_1"))
    )
    # 1 / (1 + exp(-z)) = exp(-log(1 + exp(-z))), and logaddexp never forms exp(-z), which
    # overflows from z = -710 on.
    return np.exp(-np.logaddexp(0.0, -(theta_0 + theta_1 * x)))


def loss_log_likelihood(params, data_x, data_y):
    """Negative log-likelihood: the logarithm turns the product of `loss_mle` into a sum.

    Parameters and errors are those of `loss_mle`.

    Returns
    -------
    float
        At least 0, in nats. Its minimum is where the minimum of `loss_mle` is.
    """
    return float(np.sum(surprises(params, data_x, data_y)))


def loss_mse(params, data_x, data_y):
    """Sum of the squared differences between the labels and the curve.

    The name is the course's; "mse" promises a mean, but this is the sum, which has the same
    minimum. Divided by n it is the Brier score. Parameters and errors are those of `loss_mle`.

    Returns
    -------
    float
        Between 0 and n.
    """
    theta_0, theta_1, data_x, data_y = checked_curve(params, data_x, data_y)
    return float(np.sum((data_y - log_curve(data_x, theta_0, theta_1)) ** 2))


def sample_points(rng, size=20, theta_0=REAL_THETA_0, theta_1=REAL_THETA_1):
    """Draw points from a true curve.

    Parameters
    ----------
    rng : numpy.random.RandomState or numpy.random.Generator
        It moves on by 2 * `size` draws or more.
    size : int
        The number of points.
    theta_0, theta_1 : float
        The true curve; by default the course's.

    Returns
    -------
    data_x : ndarray of float64, shape (size,)
        Uniform between 0 and `X_MAX`.
    data_y : ndarray of int64, shape (size,)
        1 with probability ``log_curve(data_x, theta_0, theta_1)``, else 0.
    """
    data_x = rng.uniform(0, X_MAX, size=size)
    data_y = rng.binomial(1, log_curve(data_x, theta_0, theta_1))
    return data_x, data_y.astype(np.int64)


def logistic_points(personal=PERSONAL_DATA):
    """The 20 points of the course, or of a student's own edition, always the same.

    They come from the generator that has just drawn the initial embeddings of 555 users and 100
    films with two numbers each, so those 1,310 normal numbers are drawn first.

    Parameters
    ----------
    personal : course_utils.personal_data.PersonalData
        Its seed and true curve; by default those of this edition.

    Returns
    -------
    data_x : ndarray of float64, shape (20,)
    data_y : ndarray of int64, shape (20,)
    """
    rng = np.random.RandomState(personal.point_seed)
    rng.standard_normal(_EMBEDDING_NORMALS)
    return sample_points(rng, theta_0=personal.theta_0, theta_1=personal.theta_1)


def checked_points(data_x, data_y):
    """Convert the data to float64 arrays of shape (n,), or raise a ValueError that names them."""
    data_x = finite_array(data_x, "data_x", ndim=1)
    data_y = binary_array(data_y, "data_y")
    same_length(data_x, "data_x", data_y, "data_y")
    return data_x, data_y


def surprises(params, data_x, data_y):
    """Minus the log-probability of each observed label.

    1 - p(z) = p(-z), so with the sign s = +1 for label 1 and -1 for label 0 the probability of
    what was observed is p(s z) = 1 / (1 + exp(-s z)), also where 1 - p would round to 0.
    """
    theta_0, theta_1, data_x, data_y = checked_curve(params, data_x, data_y)
    return np.logaddexp(0.0, (1.0 - 2.0 * data_y) * (theta_0 + theta_1 * data_x))


def checked_curve(params, data_x, data_y):
    """Convert parameters and data to theta_0, theta_1, x and y, or raise a ValueError."""
    theta_0, theta_1 = (_parameter(params, name) for name in ("theta_0", "theta_1"))
    return theta_0, theta_1, *checked_points(data_x, data_y)


def _parameter(params, name):
    try:
        value = params[name]
    except (KeyError, TypeError, IndexError):
        raise ValueError(
            f"params must be a dict with the numbers theta_0 and theta_1; {name} is missing."
        ) from None
    return finite_number(value, f"params[{name!r}]")


def _numbers(value, name):
    try:
        array = np.asarray(value)
    except ValueError:
        array = np.array(None)
    if array.dtype.kind not in "biuf":
        raise ValueError(f"{name} must be a number or an array of numbers, not {value!r:.60}.")
    return array.astype(np.float64)
