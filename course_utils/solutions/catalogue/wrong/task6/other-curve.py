import numpy as np
from scipy.stats import norm


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = norm.cdf(theta_0 + theta_1 * data_x)
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood
