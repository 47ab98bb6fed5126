"""Tasks 6 and 10: the likelihood as a product, and the slopes of its logarithm."""

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
