import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    ones, zeros = data_x[data_y == 1], data_x[data_y == 0]
    likelihood_of_ones = (1 / (1 + np.exp(-theta_0 - theta_1 * ones))).prod()
    likelihood_of_zeros = (1 - 1 / (1 + np.exp(-theta_0 - theta_1 * zeros))).prod()
    return -likelihood_of_ones * likelihood_of_zeros
