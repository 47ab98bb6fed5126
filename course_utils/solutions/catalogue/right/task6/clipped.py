import numpy as np


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    p = np.clip(1 / (1 + np.exp(-theta_0 - theta_1 * data_x)), 1e-9, 1 - 1e-9)
    return np.float32(-np.cumprod(np.where(data_y > 0.5, p, 1 - p))[-1])
