import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y, p, 1 - p)) ** (1 / len(data_x))
    return -likelihood
