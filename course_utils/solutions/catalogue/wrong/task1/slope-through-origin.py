import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = x.dot(y) / x.dot(x)
    theta_0 = np.mean(y - theta_1 * x)
    return theta_0, theta_1
