# %% centres_in_place
def perform_least_squares(data):
    means = data.mean(axis=0)
    data -= means
    theta_1 = (data[:, 0] * data[:, 1]).sum() / (data[:, 0] ** 2).sum()
    return means[1] - theta_1 * means[0], theta_1

# %% class_with_call
import numpy as np


class LeastSquares:
    """Solve by QR, with a counter of calls."""

    calls = 0

    def __call__(self, data):
        self.calls += 1
        Q, R = np.linalg.qr(np.column_stack([np.ones(len(data)), data[:, 0]]))
        theta_0, theta_1 = np.linalg.solve(R, Q.T @ data[:, 1])
        return theta_0, theta_1


perform_least_squares = LeastSquares()

# %% covariance_lambda
import numpy as np

slope = lambda x, y: np.cov(x, y)[0, 1] / np.var(x, ddof=1)
perform_least_squares = lambda data: (
    data[:, 1].mean() - slope(*data.T) * data[:, 0].mean(), slope(*data.T))

# %% cramers_rule_frame
import pandas as pd


def perform_least_squares(data):
    df = pd.DataFrame(data, columns=["x", "y"])
    df["one"] = 1.0
    X = df[["one", "x"]]
    gram, right = X.T @ X, X.T @ df["y"]
    det = gram.iloc[0, 0] * gram.iloc[1, 1] - gram.iloc[0, 1] ** 2
    theta_0 = (right["one"] * gram.iloc[1, 1] - right["x"] * gram.iloc[0, 1]) / det
    theta_1 = (right["x"] * gram.iloc[0, 0] - right["one"] * gram.iloc[0, 1]) / det
    return pd.Series([theta_0, theta_1], index=["theta_0", "theta_1"])

# %% exact_fractions
from fractions import Fraction


def perform_least_squares(data):
    x = [Fraction(float(value)) for value in data[:, 0]]
    y = [Fraction(float(value)) for value in data[:, 1]]
    n = len(x)
    mean_x, mean_y = sum(x) / n, sum(y) / n
    top = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y))
    theta_1 = top / sum((a - mean_x) ** 2 for a in x)
    return mean_y - theta_1 * mean_x, theta_1

# %% gradient_descent
import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    y = data[:, 1]
    step = 1 / np.linalg.norm(X.T @ X, 2)
    theta = np.zeros(2)
    for _ in range(20000):
        theta = theta - step * X.T @ (X @ theta - y)
    return tuple(theta)

# %% lstsq_column_target
import numpy as np


def perform_least_squares(data):
    X = np.insert(data[:, :1], 0, 1, axis=1)
    theta, *_ = np.linalg.lstsq(X, data[:, 1:], rcond=None)
    return theta[0], theta[1]

# %% normal_equations_inverse
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    X = np.concatenate([np.ones((len(x), 1)), x.reshape(-1, 1)], axis=1)
    theta = np.linalg.inv(X.T @ X) @ X.T @ y
    return theta[0], theta[1]

# %% partial_curve_fit
from functools import partial

from scipy.optimize import curve_fit


def line(x, theta_0, theta_1):
    return theta_0 + theta_1 * x


def fit(model, data):
    return tuple(curve_fit(model, data[:, 0], data[:, 1])[0])


perform_least_squares = partial(fit, line)

# %% pinv_returns_array
import numpy as np


def perform_least_squares(data):
    return np.linalg.pinv(np.c_[np.ones(len(data)), data[:, 0]]) @ data[:, 1]

# %% plain_loops
def perform_least_squares(data):
    points = [(float(x), float(y)) for x, y in data]
    n = len(points)
    sum_x = sum_y = sum_xx = sum_xy = 0.0
    for x, y in points:
        sum_x += x
        sum_y += y
        sum_xx += x * x
        sum_xy += x * y
    theta_1 = (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x)
    theta_0 = (sum_y - theta_1 * sum_x) / n
    return theta_0, theta_1

# %% polyfit_list
import numpy as np


def perform_least_squares(data):
    return list(np.polynomial.polynomial.polyfit(data[:, 0], data[:, 1], deg=1))

# %% prints_warns_and_plots
import warnings

import matplotlib.pyplot as plt
import numpy as np


def perform_least_squares(data):
    warnings.warn("fitting now")
    theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 1)
    print("fitted", theta_0, theta_1)
    plt.figure()
    plt.scatter(data[:, 0], data[:, 1])
    plt.show()
    return theta_0, theta_1

# %% scikit_learn
from sklearn.linear_model import LinearRegression


def perform_least_squares(data):
    model = LinearRegression().fit(data[:, 0].reshape(-1, 1), data[:, 1].reshape(-1, 1))
    return model.intercept_, model.coef_

# %% scipy_optimiser
from scipy.optimize import minimize


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    result = minimize(lambda theta: ((y - theta[0] - theta[1] * x) ** 2).sum(), x0=[0, 0])
    return result.x[0], result.x[1]

# %% steps_on_standardised_x
import numpy as np


def perform_least_squares(data):
    x, y = data.T
    z = (x - x.mean()) / x.std()
    height, slope = 0.0, 0.0
    while True:
        errors = height + slope * z - y
        steps = errors.mean(), (errors * z).mean()
        height, slope = height - 0.5 * steps[0], slope - 0.5 * steps[1]
        if max(map(abs, steps)) < 1e-10 * y.std():
            return height - slope * x.mean() / x.std(), slope / x.std()
