import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.where(data_y == 1, p, 1 - p).mean()
    return -likelihood
