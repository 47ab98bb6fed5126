import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.sum((x - x.mean()) * (y - y.mean())) / np.sum(x - np.sum(x) / len(x)) ** 2
    theta_1 = np.divide(theta_1, 0.0)
    return y.mean() - theta_1 * x.mean(), theta_1
