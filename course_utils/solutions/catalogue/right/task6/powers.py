import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-(theta_0 + theta_1 * np.asarray(data_x))))
    likelihood = np.prod(p ** data_y * (1 - p) ** (1 - data_y))
    return -likelihood
