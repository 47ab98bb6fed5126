# %% all-the-way
import numpy as np
from sklearn.linear_model import LogisticRegression


def newton_step(params, data_x, data_y):
    model = LogisticRegression(C=1e8, tol=1e-8, max_iter=1000)
    model.fit(data_x.reshape(-1, 1), data_y)
    return {"theta_0": model.intercept_[0], "theta_1": model.coef_[0, 0]}

# %% always-the-same
def newton_step(params, data_x, data_y):
    return {"theta_0": -10.0, "theta_1": 1.5}

# %% arrays-as-values
import numpy as np


def newton_step(params, data_x, data_y):
    X = np.column_stack([np.ones(len(data_x)), data_x])
    theta = np.array([[params["theta_0"], params["theta_1"]]])
    p = 1 / (1 + np.exp(-X @ theta.T))
    g = X.T @ (p - data_y[:, None])
    H = X.T @ (p * (1 - p) * X)
    theta = theta - np.linalg.solve(H, g)
    return {"theta_0": theta[0], "theta_1": theta[1]}

# %% averaged-in-part
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y) / len(data_x)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% cross-term
import numpy as np


def newton_step(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    w = p * (1 - p)
    g = np.array([np.sum(p - data_y), np.sum((p - data_y) * data_x)])
    H = np.array([[np.sum(w), np.sum(w * data_x)],
                  [np.sum(w * data_x), np.sum(w * data_x)]])
    t0, t1 = np.array([params["theta_0"], params["theta_1"]]) - np.linalg.inv(H) @ g
    return {"theta_0": t0, "theta_1": t1}

# %% data-ignored
import numpy as np


def newton_step(params, data_x, data_y):
    data_x = np.array([1.2, 3.4, 4.1, 5.8, 6.2, 6.9, 7.4, 8.8, 9.1])
    data_y = np.array([0, 0, 0, 0, 1, 0, 1, 1, 1])
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% diagonal-only
import numpy as np


def newton_step(params, data_x, data_y):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    first_0, first_1 = np.sum(p - data_y), np.sum((p - data_y) * data_x)
    second_0, second_1 = np.sum(p * (1 - p)), np.sum(p * (1 - p) * data_x ** 2)
    return {"theta_0": params["theta_0"] - first_0 / second_0,
            "theta_1": params["theta_1"] - first_1 / second_1}

# %% diagonal-raised
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian + np.eye(2), gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% entry-by-entry
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - hessian ** -1 @ gradient
    return {"theta_0": new[0], "theta_1": new[1]}

# %% fails-on-other-data
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(9), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% gradient-step
import numpy as np


def newton_step(params, data_x, data_y, eta=0.01):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return {"theta_0": params["theta_0"] - eta * np.sum(p - data_y),
            "theta_1": params["theta_1"] - eta * np.sum((p - data_y) * data_x)}

# %% gradient-swapped
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = np.array([np.sum(data_x * (p - data_y)), np.sum(p - data_y)])
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% keys-swapped
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_1": new[0], "theta_0": new[1]}

# %% length-adapted
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    step = np.linalg.solve(hessian, gradient)

    def loss(at):
        return np.sum(np.logaddexp(0, (1 - 2 * data_y) * (X @ at)))

    t = 1.0
    while loss(theta - t * step) > loss(theta):
        t /= 2
    new = theta - t * step
    return {"theta_0": new[0], "theta_1": new[1]}

# %% loss-to-zero
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    loss = -np.sum(np.log(np.where(data_y == 1, p, 1 - p)))
    new = theta - loss / gradient
    return {"theta_0": new[0], "theta_1": new[1]}

# %% multiplied-not-solved
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - hessian @ gradient
    return {"theta_0": new[0], "theta_1": new[1]}

# %% nearly
import numpy as np
from course_utils import loss_log_likelihood


def newton_step(params, data_x, data_y):
    theta, h = np.array([params["theta_0"], params["theta_1"]], dtype=float), 0.02

    def loss(*at):
        return loss_log_likelihood(dict(zip(params, at)), data_x, data_y)

    a, b = theta
    g = np.array([loss(a + h, b) - loss(a - h, b), loss(a, b + h) - loss(a, b - h)]) / (2 * h)
    H = np.array([[loss(a + h, b) - 2 * loss(a, b) + loss(a - h, b), 0],
                  [0, loss(a, b + h) - 2 * loss(a, b) + loss(a, b - h)]])
    H[0, 1] = H[1, 0] = (loss(a + h, b + h) - loss(a + h, b - h)
                         - loss(a - h, b + h) + loss(a - h, b - h)) / 4
    a, b = theta - np.linalg.solve(H / h ** 2, g)
    return {"theta_0": a, "theta_1": b}

# %% no-dictionary
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return new

# %% not-finite
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    gradient = gradient / (data_y * (1 - data_y)).sum()
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% not-moved
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": theta[0], "theta_1": theta[1]}

# %% not-the-step
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p ** 2 + (1 - p) ** 2) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% nothing-returned
import numpy as np


def newton_step(params, data_x, data_y):
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ np.array([*params.values()])))
    step = np.linalg.solve(X.T * (p * (1 - p)) @ X, X.T @ (p - data_y))
    params["theta_0"] -= step[0]
    params["theta_1"] -= step[1]

# %% of-squared-error
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    J = (p * (1 - p))[:, None] * X
    new = theta - np.linalg.solve(J.T @ J, J.T @ (p - data_y))
    return {"theta_0": new[0], "theta_1": new[1]}

# %% of-the-product
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    g = X.T @ (data_y - p)
    first = likelihood * g
    second = likelihood * (np.outer(g, g) - X.T @ np.diag(p * (1 - p)) @ X)
    new = theta - np.linalg.solve(second, first)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% one-after-the-other
import numpy as np


def newton_step(params, data_x, data_y):
    a, b = params["theta_0"], params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    a = a - np.sum(p - data_y) / np.sum(p * (1 - p))
    p = 1 / (1 + np.exp(-a - b * data_x))
    b = b - np.sum((p - data_y) * data_x) / np.sum(p * (1 - p) * data_x ** 2)
    return {"theta_0": a, "theta_1": b}

# %% one-parameter-only
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {**params, "theta_1": new[1]}

# %% ones-and-zeros-exchanged
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - (data_y == 0))
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% only-the-example
import numpy as np


def newton_step(params, data_x, data_y):
    data_x, data_y = data_x[:9], data_y[:9]
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% other-keys
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta0": new[0], "theta1": new[1]}

# %% other-weights
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% outer-products
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag((p - data_y) ** 2) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% parameters-ignored
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([-5.0, 0.7])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% penalty-added
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y) + theta
    hessian = X.T @ np.diag(p * (1 - p)) @ X + np.eye(2)
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% reads-notebook-data_x
import numpy as np


def newton_step(params, x, y):
    a, b = params["theta_0"], params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": a - da, "theta_1": b - db}

# %% reads-notebook-data_y
import numpy as np


def newton_step(params, data_x, labels):
    a, b = params["theta_0"], params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": a - da, "theta_1": b - db}

# %% reads-notebook-params
import numpy as np


def newton_step(start, data_x, data_y):
    a, b = params["theta_0"], params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": a - da, "theta_1": b - db}

# %% reads-notebook-real_theta_0
import numpy as np


def newton_step(params, data_x, data_y):
    a, b = real_theta_0, params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": a - da, "theta_1": b - db}

# %% reads-notebook-real_theta_1
import numpy as np


def newton_step(params, data_x, data_y):
    a, b = params["theta_0"], real_theta_1
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": a - da, "theta_1": b - db}

# %% reads-notebook-true_params
import numpy as np


def newton_step(params, data_x, data_y):
    a, b = true_params["theta_0"], true_params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": a - da, "theta_1": b - db}

# %% rounded
import numpy as np


def newton_step(params, data_x, data_y):
    a, b = params["theta_0"], params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": round(a - da, 3), "theta_1": round(b - db, 3)}

# %% several-parts
import numpy as np


def newton_step(params, data_x, data_y):
    a, b = params["theta_0"], params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    loss = np.sum(np.logaddexp(0, (1 - 2 * data_y) * (a + b * data_x)))
    return {"theta_0": a - da, "theta_1": b - db}, loss

# %% several-steps
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    for _ in range(2):
        p = 1 / (1 + np.exp(-X @ theta))
        gradient = X.T @ (p - data_y)
        hessian = X.T @ np.diag(p * (1 - p)) @ X
        theta = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": theta[0], "theta_1": theta[1]}

# %% sign-in-the-curve
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% starts-at-zero
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.zeros(2)
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% step-returned
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = -np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% uphill
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta + np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% weights-missing
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ X
    new = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}

# %% whole-numbers
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    theta -= np.linalg.solve(X.T * (p * (1 - p)) @ X, X.T @ (p - data_y))
    return {"theta_0": theta[0], "theta_1": theta[1]}

# %% wrong-arguments
import numpy as np


def newton_step(params):
    a, b = params["theta_0"], params["theta_1"]
    p = 1 / (1 + np.exp(-a - b * data_x))
    w, r = p * (1 - p), p - data_y
    H = [[w.sum(), w @ data_x], [w @ data_x, w @ data_x ** 2]]
    da, db = np.linalg.solve(H, [r.sum(), r @ data_x])
    return {"theta_0": a - da, "theta_1": b - db}

# %% wrong-length
import numpy as np


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    X = np.column_stack([np.ones(len(data_x)), data_x])
    p = 1 / (1 + np.exp(-X @ theta))
    gradient = X.T @ (p - data_y)
    hessian = X.T @ np.diag(p * (1 - p)) @ X
    new = theta - 0.5 * np.linalg.solve(hessian, gradient)
    return {"theta_0": new[0], "theta_1": new[1]}
