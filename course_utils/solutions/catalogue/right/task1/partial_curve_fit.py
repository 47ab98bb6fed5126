from functools import partial

from scipy.optimize import curve_fit


def line(x, theta_0, theta_1):
    return theta_0 + theta_1 * x


def fit(model, data):
    return tuple(curve_fit(model, data[:, 0], data[:, 1])[0])


perform_least_squares = partial(fit, line)
