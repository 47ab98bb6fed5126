# %% absolute-errors
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    error = np.abs(data_y - p)
    return np.array([error.sum(), (error * data_x).sum()])

# %% always-the-same
import numpy as np


def loss_gradient(params, data_x, data_y):
    grad = np.zeros(2)
    for x, y in zip(data_x, data_y):
        grad + np.array([1, x])
    return grad

# %% averaged
import numpy as np
from scipy.special import expit


def loss_gradient(params, data_x, data_y):
    p = expit(params["theta_0"] + params["theta_1"] * data_x)
    return np.array([np.mean(p - data_y), np.mean((p - data_y) * data_x)])

# %% chain-cut-short
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    dp = -data_y / p + (1 - data_y) / (1 - p)
    return np.array([dp.sum(), (dp * data_x).sum()])

# %% constant-factor
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    # as for a sum of squares
    return 2 * np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])

# %% data-ignored
import numpy as np


def loss_gradient(params, data_x, data_y):
    x = np.array([1.2, 3.4, 4.1, 5.8, 6.2, 6.9, 7.4, 8.8, 9.1])
    y = np.array([0, 0, 0, 0, 1, 0, 1, 1, 1])
    r = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * x)) - y
    return np.array([r.sum(), r @ x])

# %% dictionary
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    return {"theta_0": np.sum(p - data_y), "theta_1": np.sum((p - data_y) * data_x)}

# %% errors-squared
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    g0 = np.sum((p - data_y) ** 2)
    g1 = np.sum((p - data_y) ** 2 * data_x)
    return np.array([g0, g1])

# %% first-number-wrong
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    return np.array([np.sum(data_y - p), np.sum(data_x * (p - data_y))])

# %% hits-for-probabilities
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    r = np.round(p) - data_y
    return np.array([r.sum(), (r * data_x).sum()])

# %% labels-as-signs
import numpy as np


def loss_gradient(params, data_x, data_y):
    labels = np.where(data_y == 1, 1, -1)
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    return np.array([np.sum(p - labels), np.sum(data_x * (p - labels))])

# %% labels-ignored
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-(params["theta_0"] + params["theta_1"] * data_x)))
    return np.array([np.sum(p), np.sum(p * data_x)])

# %% line-for-curve
import numpy as np


def loss_gradient(params, data_x, data_y):
    # as in notebook 1
    r = params["theta_0"] + params["theta_1"] * data_x - data_y
    return np.array([2 * np.sum(r), 2 * np.sum(r * data_x)])

# %% loss-returned
import numpy as np


def loss_gradient(params, data_x, data_y):
    z = params["theta_0"] + params["theta_1"] * data_x
    return np.sum(np.log(1 + np.exp(z)) - data_y * z)

# %% matrix
import numpy as np


def loss_gradient(params, data_x, data_y):
    X = np.column_stack([np.ones(len(data_x)), data_x])
    theta = np.array([[params["theta_0"]], [params["theta_1"]]])
    p = 1 / (1 + np.exp(-X @ theta))
    return X.T @ (p - data_y.reshape(-1, 1))

# %% nearly
from course_utils import loss_log_likelihood


def loss_gradient(params, data_x, data_y):
    h = 0.01
    before = loss_log_likelihood(params, data_x, data_y)
    grad = []
    for name in params:
        moved = dict(params)
        moved[name] += h
        grad.append((loss_log_likelihood(moved, data_x, data_y) - before) / h)
    return grad

# %% normalised
import numpy as np


def loss_gradient(params, data_x, data_y):
    r = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x)) - data_y
    grad = np.array([r.sum(), (r * data_x).sum()])
    return grad / np.linalg.norm(grad)

# %% not-finite
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    r = (p - data_y) / (data_y * (1 - data_y))
    return np.array([r.sum(), (r * data_x).sum()])

# %% not-the-gradient
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    r = p ** 2 - data_y
    return np.array([r.sum(), (r * data_x).sum()])

# %% not-two-numbers
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    r = p - data_y
    loss = -np.sum(np.log(np.where(data_y == 1, p, 1 - p)))
    return np.array([loss, r.sum(), (r * data_x).sum()])

# %% nothing-returned
import numpy as np


def loss_gradient(params, data_x, data_y):
    r = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x)) - data_y
    print(r.sum(), (r * data_x).sum())

# %% of-squared-error
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    inner = (p - data_y) * p * (1 - p)
    return np.array([2 * np.sum(inner), 2 * np.sum(inner * data_x)])

# %% of-the-log-likelihood
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return np.array([np.sum(data_y - p), np.sum((data_y - p) * data_x)])

# %% of-the-product
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return likelihood * np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])

# %% one-for-each-point
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return np.array([p - data_y, (p - data_y) * data_x])

# %% one-number
import numpy as np


def loss_gradient(params, data_x, data_y):
    X = np.column_stack([np.ones_like(data_x), data_x])
    p = 1 / (1 + np.exp(-X @ np.array([params["theta_0"], params["theta_1"]])))
    return np.sum((p - data_y)[:, None] * X)

# %% one-point-left-out
import numpy as np


def loss_gradient(params, data_x, data_y):
    grad = np.zeros(2)
    for i in range(1, len(data_x)):
        p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x[i]))
        grad += [p - data_y[i], (p - data_y[i]) * data_x[i]]
    return grad

# %% one-point-only
import math


def loss_gradient(params, data_x, data_y):
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + math.exp(-params["theta_0"] - params["theta_1"] * x))
        g0 = p - y
        g1 = (p - y) * x
    return g0, g1

# %% ones-and-zeros-exchanged
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    r = p - (1 - data_y)
    return np.array([r.sum(), r @ data_x])

# %% ones-ignored
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    r = (1 - data_y) * p
    return np.array([r.sum(), r @ data_x])

# %% only-the-example
import numpy as np


def loss_gradient(params, data_x, data_y):
    g0 = g1 = 0
    for i in range(9):
        p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x[i % len(data_x)]))
        g0 += p - data_y[i % len(data_x)]
        g1 += (p - data_y[i % len(data_x)]) * data_x[i % len(data_x)]
    return np.array([g0, g1])

# %% overflow
import math

import numpy as np


def loss_gradient(params, data_x, data_y):
    grad = np.zeros(2)
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + math.exp(-(params["theta_0"] + params["theta_1"] * x)))
        grad += np.array([p - y, (p - y) * x])
    return grad

# %% parameter-missing
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_1"] * data_x))
    return np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])

# %% parameters-ignored
import numpy as np
from scipy.special import expit


def loss_gradient(params, data_x, data_y):
    theta = np.zeros(2)
    X = np.column_stack([np.ones(len(data_x)), data_x])
    return X.T @ (expit(X @ theta) - data_y)

# %% penalty-added
import numpy as np


def loss_gradient(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    return X.T @ (p - data_y) + theta

# %% reads-notebook-data_x
import numpy as np


def loss_gradient(params, xs, ys):
    r = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x)) - ys
    return np.array([r.sum(), (r * data_x).sum()])

# %% reads-notebook-data_y
import numpy as np


def loss_gradient(params, x, y):
    r = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * x)) - data_y
    return np.array([r.sum(), (r * x).sum()])

# %% reads-notebook-params
import numpy as np


def loss_gradient(theta, data_x, data_y):
    r = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x)) - data_y
    return np.array([r.sum(), (r * data_x).sum()])

# %% reads-notebook-real_theta_0
import numpy as np


def loss_gradient(params, data_x, data_y):
    r = 1 / (1 + np.exp(-real_theta_0 - params["theta_1"] * data_x)) - data_y
    return np.array([r.sum(), (r * data_x).sum()])

# %% reads-notebook-real_theta_1
import numpy as np


def loss_gradient(params, data_x, data_y):
    r = 1 / (1 + np.exp(-params["theta_0"] - real_theta_1 * data_x)) - data_y
    return np.array([r.sum(), (r * data_x).sum()])

# %% reads-notebook-true_params
import numpy as np


def loss_gradient(params, data_x, data_y):
    r = 1 / (1 + np.exp(-true_params["theta_0"] - true_params["theta_1"] * data_x)) - data_y
    return np.array([r.sum(), (r * data_x).sum()])

# %% rounded
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    grad = np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])
    return grad.round(3)

# %% second-number-wrong
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return np.array([np.sum(p - data_y), np.sum((p - data_y) * params["theta_1"])])

# %% several-parts
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    loss = -np.sum(data_y * np.log(p) + (1 - data_y) * np.log(1 - p))
    grad = np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])
    return loss, grad

# %% sign-in-the-curve
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] + params["theta_1"] * data_x))
    return np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])

# %% swapped-components
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    X = np.column_stack([data_x, np.ones(len(data_x))])
    return X.T @ (p - data_y)

# %% thetas-swapped
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_1"] - params["theta_0"] * data_x))
    return np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])

# %% wrong-arguments
import numpy as np


def loss_gradient(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])

# %% x-in-both
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    slope = np.sum((p - data_y) * data_x)
    return np.array([slope, slope])

# %% x-missing
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return np.array([np.sum(p - data_y), np.sum(p - data_y)])

# %% x-outside-the-sum
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    total = np.sum(p - data_y)
    return np.array([total, total * np.mean(data_x)])

# %% x-squared
import numpy as np


def loss_gradient(params, data_x, data_y):
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return np.sum(X ** 2 * (p - data_y)[:, None], axis=0)

# %% zeros-ignored
import numpy as np


def loss_gradient(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    r = data_y * (p - 1)
    return np.array([r.sum(), (r * data_x).sum()])
