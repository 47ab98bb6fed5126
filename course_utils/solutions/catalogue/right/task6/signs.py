import numpy as np


def loss_mle(params):
    # 1 - p(z) = p(-z), so a label of 0 only turns the sign of z.
    z = (2 * data_y - 1) * (params['theta_0'] + params['theta_1'] * data_x)
    return np.multiply.reduce(1 / (1 + np.exp(-z))) * -1
