import numpy as np


def loss_mle(params):
    odds = np.exp(params['theta_0'] + params['theta_1'] * data_x)
    return np.array([-np.prod(odds ** data_y / (1 + odds))])
