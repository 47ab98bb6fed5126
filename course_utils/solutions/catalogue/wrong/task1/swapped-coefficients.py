import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_0, theta_1 = np.polyfit(x, y, 1)
    return theta_0, theta_1
