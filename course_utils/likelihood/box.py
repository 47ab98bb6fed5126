"""The exact optimum of the logistic curve inside the course's search box."""

import numpy as np

from course_utils.arrays import positive_int
from course_utils.likelihood.curve import checked_points, loss_log_likelihood, loss_mse
from course_utils.likelihood.fits import SEARCH_BOX, fit_newton, is_separable
from course_utils.likelihood.squared_error import local_minima, summed_squares


def fit_in_box(data_x, data_y, loss):
    """The exact optimum inside the course's search box, which exists for all data.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
    loss : {"likelihood", "squared error"}

    Returns
    -------
    theta_0, theta_1 : float
        Inside `fits.SEARCH_BOX`, on its edge where the best curve lies outside.

    Raises
    ------
    ValueError
        If an argument is not as described; the message names it.
    """
    if loss not in _INNER_OPTIMA:
        raise ValueError(f"loss must be one of {sorted(_INNER_OPTIMA)}, not {loss!r}.")
    data_x, data_y = checked_points(data_x, data_y)
    inner_optima, objective, summed = _INNER_OPTIMA[loss]
    # A minimum over a box is a local minimum inside it, or lies on one of its four edges.
    candidates = [point for point in inner_optima(data_x, data_y) if _inside_box(point)]
    if candidates and loss == "likelihood":
        # Its logarithm is concave: what is best nearby is best everywhere.
        return candidates[0]
    candidates += [_best_on_edge(edge, data_x, data_y, summed) for edge in _edges()]
    return min(candidates, key=lambda point: objective(_params(point), data_x, data_y))


def _newton_optima(x, y):
    return [] if is_separable(x, y) else [fit_newton(x, y)]


def _squared_error_optima(x, y):
    return [tuple(minimum) for minimum in local_minima(x, y)[:, :2].tolist()]


def _summed_surprise(z, y):
    return np.logaddexp(0.0, (1.0 - 2.0 * y) * z).sum(axis=-1)


_INNER_OPTIMA = {
    "likelihood": (_newton_optima, loss_log_likelihood, _summed_surprise),
    "squared error": (_squared_error_optima, loss_mse, summed_squares),
}


def _params(point):
    return dict(zip(SEARCH_BOX, point, strict=True))


def _inside_box(point):
    return all(
        low <= value <= high for value, (low, high) in zip(point, SEARCH_BOX.values(), strict=True)
    )


def _edges():
    """The four edges, each as (theta_0, theta_1) with 801 values of the one that varies."""
    (low_0, high_0), (low_1, high_1) = SEARCH_BOX.values()
    intercepts, slopes = np.linspace(low_0, high_0, 801), np.geomspace(low_1, high_1, 801)
    for fixed in (low_0, high_0):
        yield np.full(801, fixed), slopes
    for fixed in (low_1, high_1):
        yield intercepts, np.full(801, fixed)


def _best_on_edge(edge, x, y, summed):
    """The best point of an edge: scan it, then scan three times more around the best value."""
    for _ in range(3):
        best = _argbest(edge, x, y, summed)
        around = slice(max(best - 1, 0), best + 2)
        edge = [np.linspace(values[around][0], values[around][-1], 101) for values in edge]
    best = _argbest(edge, x, y, summed)
    return tuple(float(values[best]) for values in edge)


def _argbest(edge, x, y, summed):
    theta_0, theta_1 = edge
    return np.argmin(summed(theta_0[:, None] + theta_1[:, None] * x, y))


def box_losses(data_x, data_y, steps=201):
    """The negative log-likelihood on an even grid over the search box.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
    steps : int
        Grid points along each side, even in theta_0 and in the logarithm of theta_1.

    Returns
    -------
    theta_0, theta_1 : ndarray of float64, shape (steps,)
    losses : ndarray of float64, shape (steps, steps)
        Row i belongs to theta_1[i], column j to theta_0[j].
    """
    data_x, data_y = checked_points(data_x, data_y)
    theta_0 = np.linspace(*SEARCH_BOX["theta_0"], positive_int(steps, "steps"))
    theta_1 = np.geomspace(*SEARCH_BOX["theta_1"], steps)
    z = theta_0[:, None] + theta_1[:, None, None] * data_x
    return theta_0, theta_1, np.logaddexp(0.0, (1 - 2 * data_y) * z).sum(axis=-1)
