import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    log_likelihood = np.sum(data_y * np.log(p) + (1 - data_y) * np.log(1 - p))
    return -log_likelihood
