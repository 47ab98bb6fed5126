import numpy as np


def perform_least_squares(data):
    covariance = np.cov(data.T)
    theta_1 = covariance[0, 1] / covariance[1, 1]
    theta_0 = data[:, 1].mean() - theta_1 * data[:, 0].mean()
    return theta_0, theta_1
