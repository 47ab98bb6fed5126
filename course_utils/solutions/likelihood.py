"""Tasks 6, 10 and 11: the likelihood, the gradient of its logarithm, a step of Newton's method."""

import numpy as np

from course_utils.likelihood.curve import checked_curve, log_curve, surprises


def loss_mle(params, data_x, data_y):
    """Negative likelihood: minus the product of the probabilities of what was observed.

    Parameters
    ----------
    params : dict
        The numbers ``theta_0`` and ``theta_1``.
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    float
        Between -1 and 0. It underflows to 0 when n is large or the curve fits badly.

    Raises
    ------
    ValueError
        If an argument is not as described; the message names it.

    Notes
    -----
    Bind the data for an optimiser with
    ``functools.partial(loss_mle, data_x=data_x, data_y=data_y)``. `loss_log_likelihood` does
    not underflow.
    """
    return float(-np.prod(np.exp(-surprises(params, data_x, data_y))))


def loss_gradient(params, data_x, data_y):
    """Gradient of the negative log-likelihood: its derivatives by theta_0 and theta_1.

    Parameters
    ----------
    params : dict
        The numbers ``theta_0`` and ``theta_1``.
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    ndarray of float64, shape (2,)
        The derivative by theta_0, then the one by theta_1.

    Raises
    ------
    ValueError
        If an argument is not as described; the message names it.
    """
    theta_0, theta_1, data_x, data_y = checked_curve(params, data_x, data_y)
    excess = log_curve(data_x, theta_0, theta_1) - data_y
    return np.array([excess.sum(), excess @ data_x])


def newton_step(params, data_x, data_y):
    """Parameters after one whole step of Newton's method on the negative log-likelihood.

    Parameters
    ----------
    params : dict
        The numbers ``theta_0`` and ``theta_1``, where the step begins.
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)

    Returns
    -------
    dict
        The numbers ``theta_0`` and ``theta_1``, where the step ends.

    Raises
    ------
    ValueError
        If an argument is not as described; the message names it.
    numpy.linalg.LinAlgError
        If the Hessian is singular in floating point, as where all x are equal or the curve is
        sure of every point.

    Notes
    -----
    The step is neither shortened nor checked: far from the optimum it can make the loss larger.
    `fit_newton` halves such a step.
    """
    theta_0, theta_1, data_x, data_y = checked_curve(params, data_x, data_y)
    # 1 - p(z) = p(-z), which keeps its digits where p rounds to 1.
    flatness = log_curve(data_x, theta_0, theta_1) * log_curve(data_x, -theta_0, -theta_1)
    moments = [np.sum(flatness * data_x**power) for power in (0, 1, 2)]
    curvature = np.array([moments[:2], moments[1:]])
    step = np.linalg.solve(curvature, loss_gradient(params, data_x, data_y))
    return {"theta_0": float(theta_0 - step[0]), "theta_1": float(theta_1 - step[1])}
