import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_0, theta_1 = 0.0, 0.0
    for _ in range(1000):
        errors = theta_0 + theta_1 * x - y
        theta_0 -= 0.2 * np.mean(errors)
        theta_1 -= 0.2 * np.mean(errors * x)
    return theta_0, theta_1
