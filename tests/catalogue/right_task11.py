# %% solve
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% inverse
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.inv(hessian).dot(gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% pseudo_inverse_as_matrix
import numpy as np


def newton_step(params, data_x, data_y):
    X = np.vstack((np.ones(data_x.shape[0]), data_x)).T
    theta = np.array(list(params.values())).reshape((2, 1))
    p = 1.0 / (1.0 + np.exp(-X.dot(theta)))
    W = np.diag((p * (1.0 - p)).ravel())
    gradient = -X.T.dot(data_y.reshape((-1, 1)) - p)
    theta = theta - np.linalg.pinv(X.T.dot(W).dot(X)).dot(gradient)
    return {"theta_0": theta[0, 0], "theta_1": theta[1, 0]}

# %% by_hand
import math


def newton_step(params, data_x, data_y):
    a, b = params["theta_0"], params["theta_1"]
    g0 = g1 = h00 = h01 = h11 = 0
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + math.exp(-(a + b * x)))
        g0 += p - y
        g1 += (p - y) * x
        h00 += p * (1 - p)
        h01 += p * (1 - p) * x
        h11 += p * (1 - p) * x ** 2
    det = h00 * h11 - h01 ** 2
    return {"theta_0": a - (h11 * g0 - h01 * g1) / det,
            "theta_1": b - (h00 * g1 - h01 * g0) / det}

# %% reweighted_least_squares
import numpy as np
from sklearn.linear_model import LinearRegression


def newton_step(params, data_x, data_y):
    z = params["theta_0"] + params["theta_1"] * data_x
    p = 1 / (1 + np.exp(-z))
    w = p * (1 - p)
    line = LinearRegression().fit(data_x[:, None], z + (data_y - p) / w, sample_weight=w)
    return {"theta_0": line.intercept_, "theta_1": line.coef_[0]}

# %% own_gradient
import numpy as np


def newton_step(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    w = p * (1 - p)
    hessian = np.array([[w.sum(), (w * data_x).sum()],
                        [(w * data_x).sum(), (w * data_x ** 2).sum()]])
    step = np.linalg.solve(hessian, loss_gradient(params, data_x, data_y))
    return {"theta_0": params["theta_0"] - step[0], "theta_1": params["theta_1"] - step[1]}

# %% hessian_from_differences
import numpy as np


def newton_step(params, data_x, data_y):
    h = 1e-5
    columns = []
    for name in ("theta_0", "theta_1"):
        up = loss_gradient({**params, name: params[name] + h}, data_x, data_y)
        down = loss_gradient({**params, name: params[name] - h}, data_x, data_y)
        columns.append((np.asarray(up) - np.asarray(down)) / (2 * h))
    step = np.linalg.solve(np.array(columns).T, loss_gradient(params, data_x, data_y))
    return {name: value - part for (name, value), part in zip(params.items(), step)}

# %% second_differences_of_the_loss
import numpy as np
from course_utils import loss_log_likelihood


def newton_step(params, data_x, data_y):
    h = 1e-3
    a, b = params["theta_0"], params["theta_1"]

    def loss(i, j):
        moved = {"theta_0": a + i * h, "theta_1": b + j * h}
        return loss_log_likelihood(moved, data_x, data_y)

    g = [(loss(1, 0) - loss(-1, 0)) / (2 * h), (loss(0, 1) - loss(0, -1)) / (2 * h)]
    mixed = (loss(1, 1) - loss(1, -1) - loss(-1, 1) + loss(-1, -1)) / 4
    H = np.array([[loss(1, 0) - 2 * loss(0, 0) + loss(-1, 0), mixed],
                  [mixed, loss(0, 1) - 2 * loss(0, 0) + loss(0, -1)]]) / h ** 2
    step = np.linalg.solve(H, g)
    return {"theta_0": a - step[0], "theta_1": b - step[1]}

# %% least_squares_of_weighted_rows
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]], dtype=float)
    X = np.c_[np.ones_like(data_x), data_x]
    p = 1 / (1 + np.exp(-X @ theta))
    root = np.sqrt(p * (1 - p))
    step, *_ = np.linalg.lstsq(root[:, None] * X, (data_y - p) / root, rcond=None)
    return dict(zip(("theta_0", "theta_1"), (theta + step).tolist()))

# %% changes_what_it_is_given
import numpy as np


def newton_step(params, data_x, data_y):
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ np.array([params["theta_0"], params["theta_1"]])))
    step = np.linalg.solve(X.T * (p * (1 - p)) @ X, X.T @ (p - data_y))
    params["theta_0"] -= step[0]
    params["theta_1"] -= step[1]
    return params

# %% log_likelihood_uphill
import numpy as np
from scipy.special import expit


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = expit(X @ theta)
    # derivatives of the log-likelihood: the Hessian is negative
    gradient = X.T @ (data_y - p)
    hessian = -np.einsum("ni,n,nj->ij", X, p * (1 - p), X)
    theta = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": float(theta[0]), "theta_1": float(theta[1])}

# %% means_for_sums
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y) / len(data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X / len(data_y)
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% pandas_and_covariance
import numpy as np
import pandas as pd


def newton_step(params, data_x, data_y):
    df = pd.DataFrame({"x": data_x, "y": data_y})
    df["p"] = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * df["x"]))
    df["w"] = df["p"] * (1 - df["p"])
    middle = (df["w"] * df["x"]).sum() / df["w"].sum()
    away = df["x"] - middle
    slope = ((df["y"] - df["p"]) * away).sum() / (df["w"] * away ** 2).sum()
    level = (df["y"] - df["p"]).sum() / df["w"].sum()
    return {"theta_0": params["theta_0"] + level - slope * middle,
            "theta_1": params["theta_1"] + slope}

# %% cholesky
import numpy as np
from scipy.linalg import cho_factor, cho_solve


def sigmoid(z):
    return np.where(z > 0, 1 / (1 + np.exp(-np.abs(z))), 1 - 1 / (1 + np.exp(-np.abs(z))))


def newton_step(params, data_x, data_y):
    X = np.array([[1.0, x] for x in data_x])
    theta = np.array([params["theta_0"], params["theta_1"]], dtype=float)
    p = sigmoid(X @ theta)
    H = sum(p_i * (1 - p_i) * np.outer(row, row) for p_i, row in zip(p, X))
    g = sum((p_i - y_i) * row for p_i, y_i, row in zip(p, data_y, X))
    theta -= cho_solve(cho_factor(H), g)
    return {"theta_0": theta[0], "theta_1": theta[1]}
