"""The global optimum of the squared error of a logistic curve, which may lie at infinity.

The squared error is not convex in (theta_0, theta_1), so a fit must look everywhere before it
polishes. Its lowest value can also lie at infinity, where the curve turns into a step.
"""

from typing import NamedTuple

import numpy as np
from scipy.optimize import leastsq
from scipy.special import expit

from course_utils.likelihood import checked_points

_MIDPOINTS = 61
_SLOPES = np.geomspace(0.25, 4000.0, 49)
"""Slopes of the scan, where x has been scaled to lie between -1 and 1."""

_TOLERANCE = 1e-7
"""By how much a finite optimum must beat the best step to count."""

_FLAT = 1e-11
"""Least curvature of a minimum. Of 250 random sets the flattest minimum had 1e-7, and the
steepest curve on its way to infinity 1e-16."""

_EVALUATIONS = 10_000
"""Evaluations for one minimum at most; where the residuals are large, more than 300 were seen."""


class SquaredErrorFit(NamedTuple):
    """The result of `fit_squared_error`.

    Attributes
    ----------
    theta_0, theta_1 : float
        The global optimum; NaN where it is not finite.
    loss : float
        The lowest sum of squares; where the optimum is not finite, the value that steeper and
        steeper curves approach.
    step_loss : float
        The lowest sum of squares of a step: a curve with infinite slope.
    finite : bool
        Whether finite parameters reach the lowest value.
    local_minima : int
        How many finite local minima there are, each lower than all curves close to it.
    """

    theta_0: float
    theta_1: float
    loss: float
    step_loss: float
    finite: bool
    local_minima: int


def fit_squared_error(data_x, data_y):
    """Find the global optimum of `loss_mse`, or find that it lies at infinity.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    SquaredErrorFit

    Raises
    ------
    ValueError
        If an argument is not as described; the message names it.

    Notes
    -----
    All rising and falling curves on a grid of midpoints and slopes are scored at once; each
    local minimum of the grid is then polished by Levenberg and Marquardt's method.
    """
    data_x, data_y = checked_points(data_x, data_y)
    step_loss = _best_step(data_x, data_y)
    minima = local_minima(data_x, data_y)
    if len(minima) and minima[0, 2] < step_loss - _TOLERANCE:
        theta_0, theta_1, loss = minima[0].tolist()
        return SquaredErrorFit(theta_0, theta_1, loss, step_loss, True, len(minima))
    return SquaredErrorFit(np.nan, np.nan, step_loss, step_loss, False, len(minima))


def local_minima(data_x, data_y):
    """All finite local minima of `loss_mse`, the lowest first.

    Parameters are those of `fit_squared_error`.

    Returns
    -------
    ndarray of float64, shape (k, 3)
        theta_0, theta_1 and the sum of squares of each minimum.
    """
    data_x, data_y = checked_points(data_x, data_y)
    centre, half = (data_x.max() + data_x.min()) / 2, np.ptp(data_x) / 2
    if half == 0:
        return np.empty((0, 3))
    x = (data_x - centre) / half
    found = [_polish(start, x, data_y) for start in _grid_minima(x, data_y)]
    distinct = _distinct(np.array([minimum for minimum in found if minimum is not None]))
    intercept, slope, loss = distinct.T
    return np.column_stack([intercept - slope * centre / half, slope / half, loss])


def summed_squares(z, y):
    """The sum of squares of curves whose values theta_0 + theta_1 x are the rows of `z`."""
    residuals = expit(z) - y
    return np.einsum("...i,...i->...", residuals, residuals)


def _best_step(x, y):
    """The lowest sum of squares over all steps, up or down, at any threshold.

    A curve whose slope grows without end becomes 0 on one side of its midpoint and 1 on the
    other, and takes any single value at an x that the midpoint approaches: there the mean of the
    labels is best, with the sum of squares n mean (1 - mean).
    """
    values, group = np.unique(x, return_inverse=True)
    count = np.bincount(group)
    ones = np.bincount(group, weights=y)
    zeros = count - ones
    at = ones * zeros / count
    rising = _before(ones) + at + _after(zeros)
    falling = _before(zeros) + at + _after(ones)
    return float(min(ones.sum(), zeros.sum(), rising.min(), falling.min()))


def _before(counts):
    return np.cumsum(counts) - counts


def _after(counts):
    return counts.sum() - np.cumsum(counts)


def _grid_minima(x, y):
    """Starts (intercept, slope) where the scanned grid is lower than its eight neighbours."""
    midpoints = np.unique(np.quantile(x, np.linspace(0, 1, _MIDPOINTS)))
    beyond = np.array([8.0, 4.0, 2.0, 1.3, 1.1])
    midpoints = np.concatenate([-beyond, midpoints[1:-1], beyond[::-1]])
    starts = []
    for slopes in (_SLOPES, -_SLOPES):
        z = slopes[:, None, None] * (x - midpoints[:, None])
        rows, columns = _lower_than_neighbours(summed_squares(z, y))
        starts += [
            (-slopes[i] * midpoints[j], slopes[i]) for i, j in zip(rows, columns, strict=True)
        ]
    return starts


def _lower_than_neighbours(values):
    """Rows and columns of the cells that are not higher than any neighbour.

    The steepest row is left out: there the curve is a step, and `_best_step` has its value.
    """
    padded = np.pad(values, 1, constant_values=np.inf)
    rows, columns = values.shape
    shifts = [(i, j) for i in range(3) for j in range(3) if (i, j) != (1, 1)]
    lowest = np.min([padded[i:i + rows, j:j + columns] for i, j in shifts], axis=0)
    return np.nonzero((values < lowest - 1e-10)[:-1])


def _polish(start, x, y):
    """The local minimum near `start` as (intercept, slope, loss), or None if it runs away."""

    def residuals(theta):
        return expit(theta[0] + theta[1] * x) - y

    def jacobian(theta):
        p = expit(theta[0] + theta[1] * x)
        weight = p * (1 - p)
        return np.stack([weight, weight * x])

    theta, _ = leastsq(residuals, start, Dfun=jacobian, col_deriv=True, xtol=1e-12, ftol=1e-14,
                       maxfev=_EVALUATIONS)
    rest = residuals(theta)
    settled = np.abs(jacobian(theta) @ rest).max() < 1e-6
    if settled and _curvature(theta, x, y) > _FLAT:
        return *theta, float(rest @ rest)
    return None


def _curvature(theta, x, y):
    """The smallest eigenvalue of half the Hessian of the sum of squares.

    With w = p (1 - p), the derivative of p in z, and w (1 - 2 p), its second one, half the
    Hessian is X diag(w^2 + (p - y) w (1 - 2 p)) X'.
    """
    p = expit(theta[0] + theta[1] * x)
    w = p * (1 - p)
    design = np.stack([np.ones_like(x), x])
    hessian = (design * (w**2 + (p - y) * w * (1 - 2 * p))) @ design.T
    return np.linalg.eigvalsh(hessian)[0]


def _distinct(minima):
    """The minima in order of their loss, each once."""
    if not len(minima):
        return np.empty((0, 3))
    minima = minima[np.argsort(minima[:, 2], kind="stable")]
    kept = []
    for minimum in minima:
        if not any(np.allclose(minimum, other, rtol=1e-3, atol=1e-3) for other in kept):
            kept.append(minimum)
    return np.array(kept)
