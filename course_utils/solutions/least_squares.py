"""Task 1: the straight line with the least sum of squared vertical distances."""

import numpy as np

from course_utils.arrays import finite_array


def perform_least_squares(data):
    r"""Fit :math:`y \approx \theta_0 + \theta_1 x` by least squares.

    Parameters
    ----------
    data : array_like of shape (n, 2)
        x in the first column, y in the second; any numeric dtype, a list or a DataFrame. It is
        not changed.

    Returns
    -------
    theta_0, theta_1 : float
        The intercept, in units of y, and the slope, in units of y by units of x.

    Raises
    ------
    ValueError
        If `data` is not an (n, 2) array of finite numbers with at least two different x.

    Notes
    -----
    With a column of ones before x, the normal equations are
    :math:`X^T X \theta = X^T y`. Subtracting the means from x and y makes the two columns
    orthogonal, so that the equations come apart:

    .. math:: \theta_1 = \frac{\sum (x - \bar x)(y - \bar y)}{\sum (x - \bar x)^2},
              \qquad \theta_0 = \bar y - \theta_1 \bar x.

    Uncentred, :math:`X^T X` is singular to working precision once the x are some
    :math:`10^8` times further from 0 than from each other. See Golub and Van Loan,
    *Matrix Computations*, 4th ed., section 5.3.
    """
    x, y = _columns(data)
    x_mean, y_mean = x.mean(), y.mean()
    x_centred = x - x_mean
    # Far from 0 the mean itself is rounded: take off what the first subtraction left.
    x_centred -= x_centred.mean()
    # Divided by the largest, no square over- or underflows.
    x_scale = np.abs(x_centred).max()
    x_unit = x_centred / x_scale
    theta_1 = x_unit @ (y - y_mean) / (x_unit @ x_unit) / x_scale
    return float(y_mean - theta_1 * x_mean), float(theta_1)


def _columns(data):
    data = finite_array(data, "data", ndim=2)
    if data.shape[1] != 2:
        raise ValueError(f"data must have two columns, x and y, but its shape is {data.shape}.")
    x, y = data.T
    if np.all(x == x[0]):
        raise ValueError(
            "data must hold at least two different x values: through points with one x, "
            "no slope fits better than another."
        )
    return x, y
