import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    x_c, y_c = x - np.mean(x), y - np.mean(y)
    theta_1 = np.sum(x_c**2) / np.sum(x_c * y_c)
    return np.mean(y) - theta_1 * np.mean(x), theta_1
