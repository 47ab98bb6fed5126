import numpy as np


def perform_least_squares(data):
    x, y = np.sort(data, axis=0).T
    theta_1, theta_0 = np.polyfit(x, y, 1)
    return theta_0, theta_1
