import numpy as np
from scipy.stats import norm


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(norm.pdf(data_y - p))
    return -likelihood
