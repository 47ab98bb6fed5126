# %% absolute_difference
import numpy as np


def log_curve(x, theta_0, theta_1):
    return 1 / (1 + np.exp(-theta_0 - theta_1 * x))


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = log_curve(data_x, theta_0, theta_1)
    likelihood = np.prod(1 - np.abs(data_y - p))
    return -likelihood

# %% clipped
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = np.clip(1 / (1 + np.exp(-theta_0 - theta_1 * data_x)), 1e-9, 1 - 1e-9)
    return np.float32(-np.cumprod(np.where(data_y > 0.5, p, 1 - p))[-1])

# %% frame_and_reduce
from functools import reduce

import numpy as np
import pandas as pd


def loss_mle(params):
    frame = pd.DataFrame({"x": data_x, "y": data_y})
    frame["p"] = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * frame["x"]))
    frame["chance"] = frame["p"].where(frame["y"] == 1, 1 - frame["p"])
    return -reduce(lambda a, b: a * b, frame["chance"])

# %% log_loss_undone
import numpy as np
from sklearn.metrics import log_loss


def loss_mle(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return -np.exp(-log_loss(data_y, p, normalize=False))

# %% math_prod_and_zip
from math import exp, prod


def loss_mle(params):
    a, b = params["theta_0"], params["theta_1"]

    def probability(x):
        return 1 / (1 + exp(-a - b * x))

    return -prod(probability(x) if y else 1 - probability(x) for x, y in zip(data_x, data_y))

# %% odds
import numpy as np


def loss_mle(params):
    odds = np.exp(params['theta_0'] + params['theta_1'] * data_x)
    return np.array([-np.prod(odds ** data_y / (1 + odds))])

# %% plain_loop
import math


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = 1
    for i in range(len(data_x)):
        p = 1 / (1 + math.exp(-theta_0 - theta_1 * data_x[i]))
        if data_y[i] == 1:
            likelihood *= p
        else:
            likelihood *= 1 - p
    return -likelihood

# %% powers
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-(theta_0 + theta_1 * np.asarray(data_x))))
    likelihood = np.prod(p ** data_y * (1 - p) ** (1 - data_y))
    return -likelihood

# %% products_of_groups
import numpy as np
import pandas as pd


def loss_mle(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    factors = pd.Series(np.abs(1 - data_y - p)).groupby(data_y).prod()
    return -factors[0] * factors[1]

# %% scikit_learn_predicts
import numpy as np
from sklearn.linear_model import LogisticRegression


def loss_mle(params):
    X = np.reshape(data_x, (-1, 1))
    model = LogisticRegression().fit(X, data_y)
    model.intercept_ = np.array([params["theta_0"]])
    model.coef_ = np.array([[params["theta_1"]]])
    return -np.prod(model.predict_proba(X)[np.arange(len(X)), data_y])

# %% scipy_bernoulli
import numpy as np
from scipy.special import expit
from scipy.stats import bernoulli


def loss_mle(params):
    p = expit(params["theta_0"] + params["theta_1"] * data_x)
    return -np.prod(bernoulli.pmf(data_y, p))

# %% signs
import numpy as np


def loss_mle(params):
    # 1 - p(z) = p(-z), so a label of 0 only turns the sign of z.
    z = (2 * data_y - 1) * (params['theta_0'] + params['theta_1'] * data_x)
    return np.multiply.reduce(1 / (1 + np.exp(-z))) * -1

# %% sum_of_logs
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    z = theta_0 + theta_1 * data_x
    log_likelihood = np.sum(data_y * z - np.logaddexp(0, z))
    likelihood = np.exp(log_likelihood)
    return float(-likelihood)

# %% two_products
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    ones, zeros = data_x[data_y == 1], data_x[data_y == 0]
    likelihood_of_ones = (1 / (1 + np.exp(-theta_0 - theta_1 * ones))).prod()
    likelihood_of_zeros = (1 - 1 / (1 + np.exp(-theta_0 - theta_1 * zeros))).prod()
    return -likelihood_of_ones * likelihood_of_zeros

# %% where_and_prod
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood
