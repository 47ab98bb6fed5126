import numpy as np


def perform_least_squares(data):
    mean_x, mean_y = data.mean(axis=0)
    covariance = np.cov(data, rowvar=False)
    theta_1 = covariance[0, 1] / covariance[0, 0]
    return mean_y + theta_1 * mean_x, theta_1
