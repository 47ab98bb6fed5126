# %% averaged-slopes
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.mean(np.diff(y) / np.diff(x))
    return np.mean(y) - theta_1 * np.mean(x), theta_1

# %% bias-dropped
import numpy as np


def perform_least_squares(data):
    theta_0 = 0
    x, y = data.T
    theta_1 = np.cov(x, y)[0, 1] / np.var(x, ddof=1)
    return theta_0, theta_1

# %% both-divided-by-n
import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    return np.linalg.inv(X.T @ X) @ np.mean(X * data[:, [1]], axis=0)

# %% changes-between-calls
import numpy as np


def perform_least_squares(data):
    noisy = data[:, 1] + np.random.normal(0, 0.1, size=len(data))
    theta_1, theta_0 = np.polyfit(data[:, 0], noisy, 1)
    return theta_0, theta_1

# %% complex-numbers
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    spread = np.sqrt(np.mean(x) ** 2 - np.mean(x**2) + 0j)
    theta_1 = np.mean((x - x.mean()) * (y - y.mean())) / spread**2
    return y.mean() - theta_1 * x.mean(), theta_1

# %% correlation-as-slope
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.corrcoef(x, y)[0, 1]
    return np.mean(y) - theta_1 * np.mean(x), theta_1

# %% covariance-as-slope
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.cov(x, y)[0][1]
    return np.mean(y) - theta_1 * np.mean(x), theta_1

# %% curve-fitted
import numpy as np


def perform_least_squares(data):
    theta_2, theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 2)
    return theta_0, theta_1

# %% denominator-not-centred
def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = ((x - x.mean()) * (y - y.mean())).sum() / (x**2).sum()
    return y.mean() - theta_1 * x.mean(), theta_1

# %% exits
import sys


def perform_least_squares(data):
    print("done")
    sys.exit()

# %% extreme-points
def perform_least_squares(data):
    ordered = sorted(map(tuple, data))
    (x_1, y_1), (x_2, y_2) = ordered[0], ordered[-1]
    theta_1 = (y_2 - y_1) / (x_2 - x_1)
    return y_1 - theta_1 * x_1, theta_1

# %% fails-on-other-data
import numpy as np


def perform_least_squares(data):
    X = np.concatenate([np.ones((6, 1)), data[:, :1]], axis=1)
    theta_0, theta_1 = np.linalg.inv(X.T @ X) @ (X.T @ data[:, 1])
    return theta_0, theta_1

# %% first-and-last-point
def perform_least_squares(data):
    (x_1, y_1), (x_2, y_2) = data[0], data[-1]
    theta_1 = (y_2 - y_1) / (x_2 - x_1)
    return y_1 - theta_1 * x_1, theta_1

# %% first-six-points
def perform_least_squares(data):
    n = 6
    sx = sy = sxx = sxy = 0
    for i in range(n):
        x, y = data[i]
        sx, sy, sxx, sxy = sx + x, sy + y, sxx + x * x, sxy + x * y
    theta_1 = (n * sxy - sx * sy) / (n * sxx - sx**2)
    return (sy - theta_1 * sx) / n, theta_1

# %% first-two-points
def perform_least_squares(data):
    (x_1, y_1), (x_2, y_2) = data[:2]
    theta_1 = (y_2 - y_1) / (x_2 - x_1)
    return y_1 - theta_1 * x_1, theta_1

# %% flat-line
def perform_least_squares(data):
    theta_1 = 0
    theta_0 = sum(row[1] for row in data) / len(data)
    return theta_0, theta_1

# %% intercept-adds
import numpy as np


def perform_least_squares(data):
    mean_x, mean_y = data.mean(axis=0)
    covariance = np.cov(data, rowvar=False)
    theta_1 = covariance[0, 1] / covariance[0, 0]
    return mean_y + theta_1 * mean_x, theta_1

# %% intercept-from-one-point
import numpy as np


def perform_least_squares(data):
    x, y = data.T
    theta_1 = np.polyfit(x, y, 1)[0]
    return y[0] - theta_1 * x[0], theta_1

# %% intercept-is-mean
def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    x = x - x.mean()
    theta_1 = x @ y / (x @ x)
    theta_0 = y.mean()
    return theta_0, theta_1

# %% intercept-is-one-y
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.polyfit(x, y, 1)[0]
    theta_0 = y[np.argmin(np.abs(x))]
    return theta_0, theta_1

# %% intercept-means-swapped
import numpy as np


def perform_least_squares(data):
    mean_x, mean_y = data.mean(axis=0)
    covariance = np.cov(data, rowvar=False)
    theta_1 = covariance[0, 1] / covariance[0, 0]
    return mean_x - theta_1 * mean_y, theta_1

# %% intercept-median
import numpy as np


def perform_least_squares(data):
    x, y = data.T
    theta_1 = np.polyfit(x, y, 1)[0]
    return np.median(y - theta_1 * x), theta_1

# %% intercept-sign
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    theta_0 = theta_1 * x.mean() - y.mean()
    return theta_0, theta_1

# %% intercept-total
def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    n = len(x)
    theta_1 = (n * (x * y).sum() - x.sum() * y.sum()) / (n * (x**2).sum() - x.sum() ** 2)
    return y.sum() - theta_1 * x.sum(), theta_1

# %% least-absolute
from itertools import combinations

import numpy as np


def perform_least_squares(data):
    """The best line runs through two of the points: try all."""
    lines = []
    for (x_1, y_1), (x_2, y_2) in combinations(data, 2):
        theta_1 = (y_2 - y_1) / (x_2 - x_1)
        theta_0 = y_1 - theta_1 * x_1
        loss = np.abs(data[:, 1] - theta_0 - theta_1 * data[:, 0]).sum()
        lines.append((loss, theta_0, theta_1))
    return min(lines)[1:]

# %% mean-ratio
def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    return 0, y.mean() / x.mean()

# %% median-of-slopes
from scipy.stats import theilslopes


def perform_least_squares(data):
    result = theilslopes(data[:, 1], data[:, 0])
    return result.intercept, result.slope

# %% mixed-divisors
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.cov(x, y)[0, 1] / np.var(x)
    return np.mean(y) - theta_1 * np.mean(x), theta_1

# %% multiplied-not-solved
import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    theta_0, theta_1 = (X.T @ X) @ (X.T @ data[:, 1])
    return theta_0, theta_1

# %% no-bias
import numpy as np


def perform_least_squares(data):
    X, y = data[:, :1], data[:, 1]
    theta = np.linalg.inv(X.T @ X) @ X.T @ y
    return 0.0, theta[0]

# %% not-a-pair
import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    return np.linalg.lstsq(X, data[:, 1], rcond=None)

# %% not-finite
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.sum((x - x.mean()) * (y - y.mean())) / np.sum(x - np.sum(x) / len(x)) ** 2
    theta_1 = np.divide(theta_1, 0.0)
    return y.mean() - theta_1 * x.mean(), theta_1

# %% not-numbers
import numpy as np


def perform_least_squares(data):
    theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 1)
    return f"{theta_0:.4f}", f"{theta_1:.4f}"

# %% not-the-least-squares
def perform_least_squares(data):
    theta_0 = theta_1 = 0.0
    for _ in range(50):
        for x, y in data:
            error = y - theta_0 - theta_1 * x
            theta_0 += 0.01 * error
            theta_1 += 0.01 * error * x
    return theta_0, theta_1

# %% nothing-returned
import numpy as np


def perform_least_squares(data):
    theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 1)
    print(theta_0, theta_1)

# %% numerator-not-centred
def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = (x * y).sum() / ((x - x.mean()) ** 2).sum()
    return y.mean() - theta_1 * x.mean(), theta_1

# %% one-number
import numpy as np


def perform_least_squares(data):
    x, y = data.T
    return np.cov(x, y)[0, 1] / np.var(x, ddof=1)

# %% only-near-the-example
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_0, theta_1 = 0.0, 0.0
    for _ in range(1000):
        errors = theta_0 + theta_1 * x - y
        theta_0 -= 0.2 * np.mean(errors)
        theta_1 -= 0.2 * np.mean(errors * x)
    return theta_0, theta_1

# %% only-the-example
import numpy as np


def perform_least_squares(data):
    x, y = data.T
    mean_x, mean_y = x.sum() / 6, y.sum() / 6
    theta_1 = np.sum((x - mean_x) * (y - mean_y)) / np.sum((x - mean_x) ** 2)
    return mean_y - theta_1 * mean_x, theta_1

# %% penalised-intercept
import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    theta = np.linalg.solve(X.T @ X + 0.1 * np.eye(2), X.T @ data[:, 1])
    return theta[0], theta[1]

# %% penalised-slope
from sklearn.linear_model import Ridge


def perform_least_squares(data):
    model = Ridge().fit(data[:, :1], data[:, 1])
    return model.intercept_, model.coef_[0]

# %% point-left-out
def perform_least_squares(data):
    n = len(data) - 1
    mean_x = sum(data[i][0] for i in range(n)) / n
    mean_y = sum(data[i][1] for i in range(n)) / n
    top = sum((data[i][0] - mean_x) * (data[i][1] - mean_y) for i in range(n))
    bottom = sum((data[i][0] - mean_x) ** 2 for i in range(n))
    return mean_y - top / bottom * mean_x, top / bottom

# %% predictions-returned
import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    return X @ np.linalg.pinv(X) @ data[:, 1]

# %% ratio-of-spreads
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.std(y) / np.std(x)
    return np.mean(y) - theta_1 * np.mean(x), theta_1

# %% reads-notebook-data
import numpy as np


def perform_least_squares(points):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    return tuple(np.linalg.lstsq(X, data[:, 1], rcond=None)[0])

# %% reads-notebook-too
import numpy as np


def perform_least_squares(data_points):
    x, y = data_points[:, 0], data[:, 1]
    slope, intercept = np.polyfit(x, y, 1)
    return intercept, slope

# %% recursion
def perform_least_squares(data):
    theta_0, theta_1 = perform_least_squares(data)
    return theta_0, theta_1

# %% rounded
import numpy as np


def perform_least_squares(data):
    theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 1)
    return round(theta_0, 2), round(theta_1, 2)

# %% rows-for-columns
import numpy as np


def perform_least_squares(data):
    x, y = data[0], data[1]
    X = np.column_stack([np.ones(2), x])
    theta_0, theta_1 = np.linalg.solve(X, y)
    return theta_0, theta_1

# %% same-for-all-data
def perform_least_squares(data):
    return 0.7667, 0.6791

# %% slope-inverted
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    x_c, y_c = x - np.mean(x), y - np.mean(y)
    theta_1 = np.sum(x_c**2) / np.sum(x_c * y_c)
    return np.mean(y) - theta_1 * np.mean(x), theta_1

# %% slope-sign
import numpy as np


def perform_least_squares(data):
    A = np.c_[np.ones(len(data)), -data[:, 0]]
    theta_0, theta_1 = np.linalg.pinv(A) @ data[:, 1]
    return theta_0, theta_1

# %% slope-through-origin
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = x.dot(y) / x.dot(x)
    theta_0 = np.mean(y - theta_1 * x)
    return theta_0, theta_1

# %% sorted-columns
import numpy as np


def perform_least_squares(data):
    x, y = np.sort(data, axis=0).T
    theta_1, theta_0 = np.polyfit(x, y, 1)
    return theta_0, theta_1

# %% standardised-x
from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler


def perform_least_squares(data):
    x = StandardScaler().fit_transform(data[:, [0]])
    model = LinearRegression().fit(x, data[:, 1])
    return model.intercept_, model.coef_[0]

# %% sums-for-means
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = (np.sum(x * y) - np.sum(x) * np.sum(y)) / (np.sum(x**2) - np.sum(x) ** 2)
    theta_0 = np.mean(y) - theta_1 * np.mean(x)
    return theta_0, theta_1

# %% swapped-coefficients
import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_0, theta_1 = np.polyfit(x, y, 1)
    return theta_0, theta_1

# %% total-least-squares
import numpy as np


def perform_least_squares(data):
    centre = data.mean(axis=0)
    direction = np.linalg.svd(data - centre)[2][0]
    theta_1 = direction[1] / direction[0]
    return centre[1] - theta_1 * centre[0], theta_1

# %% wrong-arguments
import numpy as np


def perform_least_squares(x, y):
    theta_1, theta_0 = np.polyfit(x, y, 1)
    return theta_0, theta_1

# %% wrong-divisor
import numpy as np


def perform_least_squares(data):
    covariance = np.cov(data.T)
    theta_1 = covariance[0, 1] / covariance[1, 1]
    theta_0 = data[:, 1].mean() - theta_1 * data[:, 0].mean()
    return theta_0, theta_1

# %% x-on-y-inverted
from scipy.stats import linregress


def perform_least_squares(data):
    fit = linregress(data[:, 1], data[:, 0])
    return -fit.intercept / fit.slope, 1 / fit.slope

# %% x-on-y
from sklearn.linear_model import LinearRegression


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    reg = LinearRegression().fit(y.reshape(-1, 1), x)
    return reg.intercept_, reg.coef_[0]
