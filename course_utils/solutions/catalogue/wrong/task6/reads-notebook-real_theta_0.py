import numpy as np


def loss_mle(params):
    p = 1 / (1 + np.exp(-real_theta_0 - params["theta_1"] * data_x))
    return -np.prod(np.where(data_y == 1, p, 1 - p))
