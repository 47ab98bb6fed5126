import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    # The minus stands before theta_0 alone.
    p = 1 / (1 + np.exp(-theta_0 + theta_1 * data_x))
    likelihood = np.prod([p_k if y_k == 1 else 1 - p_k for p_k, y_k in zip(p, data_y)])
    return -likelihood
