import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    z = theta_0 + theta_1 * data_x
    log_likelihood = np.sum(data_y * z - np.logaddexp(0, z))
    likelihood = np.exp(log_likelihood)
    return float(-likelihood)
