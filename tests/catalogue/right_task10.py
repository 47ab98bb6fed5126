# %% expit
import numpy as np
from scipy.special import expit


def loss_gradient(params, data_x, data_y):
    p = expit(params["theta_0"] + params["theta_1"] * data_x)
    return np.array([(p - data_y).sum(), ((p - data_y) * data_x).sum()])

# %% matrix_product
import numpy as np


def loss_gradient(params, data_x, data_y):
    X = np.column_stack([np.ones(len(data_x)), data_x])
    theta = np.array([params["theta_0"], params["theta_1"]])
    p = 1 / (1 + np.exp(-(X @ theta)))
    return X.T @ (p - data_y)

# %% matrix_product_ravelled
import numpy as np


def loss_gradient(params, data_x, data_y):
    X = np.vstack([np.ones_like(data_x), data_x]).T
    theta = np.array(list(params.values())).reshape(-1, 1)
    p = 1.0 / (1.0 + np.exp(-X.dot(theta)))
    return -X.T.dot(data_y.reshape(-1, 1) - p).ravel()

# %% loop
import numpy as np


def loss_gradient(params, data_x, data_y):
    grad_0, grad_1 = 0.0, 0.0
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * x))
        grad_0 += p - y
        grad_1 += (p - y) * x
    return np.array([grad_0, grad_1])

# %% loop_by_label_with_list
import math


def sigmoid(z):
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def loss_gradient(params, data_x, data_y):
    gradient = [0, 0]
    for k in range(len(data_x)):
        z = params["theta_0"] + params["theta_1"] * data_x[k]
        if data_y[k] == 1:
            part = -sigmoid(-z)
        else:
            part = sigmoid(z)
        gradient[0] += part
        gradient[1] += part * data_x[k]
    return gradient

# %% tuple
import numpy as np


def loss_gradient(params, data_x, data_y):
    residual = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x)) - data_y
    return residual.sum(), residual.dot(data_x)

# %% masks
import numpy as np


def loss_gradient(params, data_x, data_y):
    ones, zeros = data_x[data_y == 1], data_x[data_y == 0]
    p_1 = log_curve(ones, params["theta_0"], params["theta_1"])
    p_0 = log_curve(zeros, params["theta_0"], params["theta_1"])
    return np.array([p_0.sum() - (1 - p_1).sum(),
                     (p_0 * zeros).sum() - ((1 - p_1) * ones).sum()])


def log_curve(x, theta_0, theta_1):
    return 1 / (1 + np.exp(-theta_0 - theta_1 * x))

# %% chain_rule_in_full
import numpy as np


def loss_gradient(params, data_x, data_y):
    z = np.clip(params["theta_0"] + params["theta_1"] * data_x, -500, 500)
    p = np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))
    q = np.exp(-np.maximum(z, 0)) / (1 + np.exp(-np.abs(z)))
    dl_dp = np.where(data_y == 1, -1 / p, 1 / q)
    dp_dz = p * q
    return np.array([np.sum(dl_dp * dp_dz), np.sum(dl_dp * dp_dz * data_x)])

# %% pandas
import numpy as np
import pandas as pd


def loss_gradient(params, data_x, data_y):
    df = pd.DataFrame({"x": data_x, "y": data_y})
    df["p"] = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * df.x))
    df["theta_0"] = df.p - df.y
    df["theta_1"] = df.theta_0 * df.x
    return df[["theta_0", "theta_1"]].sum()

# %% one_sided_difference
import numpy as np
from course_utils import loss_log_likelihood


def loss_gradient(params, data_x, data_y):
    h = 1e-6
    loss = loss_log_likelihood(params, data_x, data_y)
    gradient = []
    for name in ("theta_0", "theta_1"):
        moved = {**params, name: params[name] + h}
        gradient.append((loss_log_likelihood(moved, data_x, data_y) - loss) / h)
    return np.array(gradient)

# %% central_difference
import numpy as np


def negative_log_likelihood(theta_0, theta_1, x, y):
    return np.logaddexp(0, (1 - 2 * y) * (theta_0 + theta_1 * x)).sum()


def loss_gradient(params, data_x, data_y):
    a, b, h = params["theta_0"], params["theta_1"], 1e-4
    return np.array([
        (negative_log_likelihood(a + h, b, data_x, data_y)
         - negative_log_likelihood(a - h, b, data_x, data_y)) / (2 * h),
        (negative_log_likelihood(a, b + h, data_x, data_y)
         - negative_log_likelihood(a, b - h, data_x, data_y)) / (2 * h)])

# %% scipy_approx_fprime
import numpy as np
from scipy.optimize import approx_fprime
from course_utils import loss_log_likelihood


def loss_gradient(params, data_x, data_y):
    def loss(theta):
        return loss_log_likelihood({"theta_0": theta[0], "theta_1": theta[1]}, data_x, data_y)

    return approx_fprime(np.array([params["theta_0"], params["theta_1"]], dtype=float), loss)

# %% tanh
import numpy as np


def loss_gradient(params, data_x, data_y):
    half = (params["theta_0"] + params["theta_1"] * data_x) / 2
    r = (1 + np.tanh(half)) / 2 - data_y
    return np.sum([r, r * data_x], axis=1)

# %% comprehension_with_signs
import numpy as np
from scipy.special import expit


def loss_gradient(params, data_x, data_y):
    theta_0, theta_1 = params.values()
    pulls = [(s * expit(s * (theta_0 + theta_1 * x)), x) for x, s in zip(data_x, 1 - 2 * data_y)]
    return np.array([sum(pull for pull, _ in pulls), sum(pull * x for pull, x in pulls)])

# %% single_precision
import numpy as np


def loss_gradient(params, data_x, data_y):
    theta_0, theta_1 = params["theta_0"], params["theta_1"]
    e = np.exp(-np.abs(theta_0 + theta_1 * data_x))
    p = np.where(theta_0 + theta_1 * data_x > 0, 1 / (1 + e), e / (1 + e))
    return np.array([np.sum(p - data_y), np.dot(data_x, p - data_y)], dtype=np.float32)
