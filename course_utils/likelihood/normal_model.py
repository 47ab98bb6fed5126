"""The bridge from likelihood back to least squares: normal noise and a normal prior."""

import numpy as np

from course_utils.arrays import finite_array, finite_number, same_length


def normal_loss(weights, features, target, sigma, tau=None):
    """Negative log-likelihood of a linear model with normal noise, or its log-posterior.

    The model: each target is features . weights plus independent normal noise of standard
    deviation sigma. With `tau`, each weight also has a normal prior with mean 0.

    Parameters
    ----------
    weights : array_like of float, shape (d,)
    features : array_like of float, shape (n, d)
        One row for each observation; a column of ones gives an intercept.
    target : array_like of float, shape (n,)
    sigma : float
        Standard deviation of the noise, in the units of `target`.
    tau : float, optional
        Standard deviation of the prior of each weight. Without it there is no prior.

    Returns
    -------
    float
        In nats; the most probable weights have the lowest value.

    Raises
    ------
    ValueError
        If an argument is not as described; the message names it.

    Notes
    -----
    Bishop, "Pattern Recognition and Machine Learning" (2006), sections 3.1.1 and 3.3.1. For
    fixed sigma and tau the minimum is least squares without `tau`, and ridge regression with
    the penalty sigma^2 / tau^2 with it.
    """
    weights = finite_array(weights, "weights", ndim=1)
    features = finite_array(features, "features", ndim=2)
    target = finite_array(target, "target", ndim=1)
    same_length(features, "features", target, "target")
    if features.shape[1] != len(weights):
        raise ValueError(
            f"weights has {len(weights)} numbers, but features has {features.shape[1]} columns."
        )
    loss = _normal_surprise(target - features @ weights, _positive(sigma, "sigma"))
    if tau is not None:
        loss += _normal_surprise(weights, _positive(tau, "tau"))
    return loss


def _normal_surprise(values, deviation):
    """Minus the log-density of independent normal values with mean 0."""
    constant = len(values) * np.log(deviation * np.sqrt(2 * np.pi))
    return float(values @ values / (2 * deviation**2) + constant)


def _positive(value, name):
    number = finite_number(value, name)
    if number <= 0:
        raise ValueError(f"{name} must be more than 0, not {value!r}.")
    return number
