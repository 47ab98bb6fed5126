# %% absolute-error
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    return np.abs(data_y - p).sum()

# %% always-the-same
def loss_mle(params):
    likelihood = 1.2e-4
    return -likelihood

# %% both-factors-for-a-label
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(p ** data_y) * np.prod(1 - p)
    return -likelihood

# %% data-hard-coded
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    data_x = np.array([1.2, 3.4, 4.1, 5.8, 6.2, 6.9, 7.4, 8.8, 9.1])
    data_y = np.array([0, 0, 0, 0, 1, 0, 1, 1, 1])
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood

# %% divided-by-the-number
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p)) / len(data_x)
    return -likelihood

# %% factor-of-zero
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(data_y * p) * np.prod((1 - data_y) * (1 - p))
    return -likelihood

# %% factors-summed
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(p ** data_y + (1 - p) ** (1 - data_y))
    return -likelihood

# %% fitted-inside
import numpy as np
from sklearn.linear_model import LogisticRegression


def loss_mle(params):
    model = LogisticRegression(C=1e6).fit(data_x.reshape(-1, 1), data_y)
    p = model.predict_proba(data_x.reshape(-1, 1))[:, 1]
    return -np.prod(np.where(data_y == 1, p, 1 - p))

# %% geometric-mean
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y, p, 1 - p)) ** (1 / len(data_x))
    return -likelihood

# %% hits-counted
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.mean((p > 0.5) == (data_y == 1))
    return -likelihood

# %% labels-ignored
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = np.prod(1 / (1 + np.exp(-theta_0 - theta_1 * data_x)))
    return -likelihood

# %% likelihood-transformed
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return 1 - likelihood

# %% log-likelihood
import math


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    total = 0
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + math.exp(-theta_0 - theta_1 * x))
        total += math.log(p) if y else math.log(1 - p)
    return total

# %% mean-for-product
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.where(data_y == 1, p, 1 - p).mean()
    return -likelihood

# %% minus-forgotten
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return likelihood

# %% needs-both-labels
import numpy as np
from sklearn.metrics import log_loss


def loss_mle(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return -1 / log_loss(data_y, p)

# %% negative-log-likelihood
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    log_likelihood = np.sum(data_y * np.log(p) + (1 - data_y) * np.log(1 - p))
    return -log_likelihood

# %% not-a-number
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.where(data_y == 1, p, 1 - p)
    return -likelihood

# %% not-the-likelihood
import numpy as np
from scipy.stats import norm


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(norm.pdf(data_y - p))
    return -likelihood

# %% one-point-left-out
def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = 1.0
    for k in range(len(data_x) - 1):
        p = 1 / (1 + 2.718281828459045 ** (-theta_0 - theta_1 * data_x[k]))
        likelihood *= p if data_y[k] == 1 else 1 - p
    return -likelihood

# %% one-point-only
import math


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + math.exp(-theta_0 - theta_1 * x))
        likelihood = p if y == 1 else 1 - p
    return -likelihood

# %% ones-and-zeros-exchanged
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(theta_0 + theta_1 * data_x))
    likelihood = np.prod(p ** data_y * (1 - p) ** (1 - data_y))
    return -likelihood

# %% ones-ignored
def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = 1
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + 2.718281828459045 ** (-theta_0 - theta_1 * x))
        likelihood *= (1 - p) ** (1 - y)
    return -likelihood

# %% other-curve
import numpy as np
from scipy.stats import norm


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = norm.cdf(theta_0 + theta_1 * data_x)
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood

# %% parameters-ignored
import numpy as np

theta_0, theta_1 = -10, 1.5


def loss_mle(params):
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood

# %% products-summed
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(p[data_y == 1]) + np.prod((1 - p)[data_y == 0])
    return -likelihood

# %% reads-notebook-params
import numpy as np


def loss_mle(theta):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return -np.prod(np.where(data_y == 1, p, 1 - p))

# %% reads-notebook-real_theta_0
import numpy as np


def loss_mle(params):
    p = 1 / (1 + np.exp(-real_theta_0 - params["theta_1"] * data_x))
    return -np.prod(np.where(data_y == 1, p, 1 - p))

# %% reads-notebook-real_theta_1
import numpy as np


def loss_mle(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - real_theta_1 * data_x))
    return -np.prod(np.where(data_y == 1, p, 1 - p))

# %% reads-notebook-true_params
import numpy as np


def loss_mle(params):
    p = 1 / (1 + np.exp(-true_params["theta_0"] - true_params["theta_1"] * data_x))
    return -np.prod(np.where(data_y == 1, p, 1 - p))

# %% rounded
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -round(likelihood, 4)

# %% sign-of-theta-0
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(theta_0 - theta_1 * data_x))
    likelihood = np.prod(p ** data_y * (1 - p) ** (1 - data_y))
    return -likelihood

# %% sign-of-theta-1
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    # The minus stands before theta_0 alone.
    p = 1 / (1 + np.exp(-theta_0 + theta_1 * data_x))
    likelihood = np.prod([p_k if y_k == 1 else 1 - p_k for p_k, y_k in zip(p, data_y)])
    return -likelihood

# %% squared-error
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    return np.sum((data_y - p) ** 2)

# %% sum-for-product
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.sum(data_y * p + (1 - data_y) * (1 - p))
    return -likelihood

# %% sum-starts-at-one
import math


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = 1
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + math.exp(-theta_0 - theta_1 * x))
        likelihood += p if y == 1 else 1 - p
    return -likelihood

# %% theta-0-missing
import numpy as np


def loss_mle(params):
    p = 1 / (1 + np.exp(-params['theta_1'] * data_x))
    return -np.prod(np.where(data_y == 1, p, 1 - p))

# %% theta-1-missing
import numpy as np


def loss_mle(params):
    p = 1 / (1 + np.exp(-params['theta_0'] * np.ones(len(data_x))))
    return -np.prod(np.where(data_y == 1, p, 1 - p))

# %% thetas-swapped
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_1 - theta_0 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood

# %% zeros-ignored
import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(p[data_y == 1])
    return -likelihood
