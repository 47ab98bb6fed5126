import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    data_x = np.array([1.2, 3.4, 4.1, 5.8, 6.2, 6.9, 7.4, 8.8, 9.1])
    data_y = np.array([0, 0, 0, 0, 1, 0, 1, 1, 1])
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood
