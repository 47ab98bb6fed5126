import numpy as np
from scipy.special import expit
from scipy.stats import bernoulli


def loss_mle(params):
    p = expit(params["theta_0"] + params["theta_1"] * data_x)
    return -np.prod(bernoulli.pmf(data_y, p))
