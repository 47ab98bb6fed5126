import numpy as np


def log_curve(x, theta_0, theta_1):
    return 1 / (1 + np.exp(-theta_0 - theta_1 * x))


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = log_curve(data_x, theta_0, theta_1)
    likelihood = np.prod(1 - np.abs(data_y - p))
    return -likelihood
