import numpy as np


def perform_least_squares(data):
    theta_2, theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 2)
    return theta_0, theta_1
