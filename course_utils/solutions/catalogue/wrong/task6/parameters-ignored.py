import numpy as np

theta_0, theta_1 = -10, 1.5


def loss_mle(params):
    p = 1 / (1 + np.exp(-theta_0 - theta_1 * data_x))
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood
