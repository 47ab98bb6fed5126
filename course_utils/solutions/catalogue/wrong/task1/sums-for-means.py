import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = (np.sum(x * y) - np.sum(x) * np.sum(y)) / (np.sum(x**2) - np.sum(x) ** 2)
    theta_0 = np.mean(y) - theta_1 * np.mean(x)
    return theta_0, theta_1
