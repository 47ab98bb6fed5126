import numpy as np

from course_utils import log_curve


def loss_mle(params):
    theta_0, theta_1 = params["theta_0"], params["theta_1"]
    p = log_curve(data_x, theta_0, theta_1)
    # p is the probability of a 1, so 1 - p is the probability of a 0.
    likelihood = np.prod(np.where(data_y == 1, p, 1 - p))
    return -likelihood
