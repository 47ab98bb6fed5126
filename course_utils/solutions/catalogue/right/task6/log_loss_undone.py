import numpy as np
from sklearn.metrics import log_loss


def loss_mle(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    return -np.exp(-log_loss(data_y, p, normalize=False))
