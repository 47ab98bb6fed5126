import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = np.polyfit(x, y, 1)[0]
    theta_0 = y[np.argmin(np.abs(x))]
    return theta_0, theta_1
