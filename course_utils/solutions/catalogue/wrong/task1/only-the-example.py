import numpy as np


def perform_least_squares(data):
    x, y = data.T
    mean_x, mean_y = x.sum() / 6, y.sum() / 6
    theta_1 = np.sum((x - mean_x) * (y - mean_y)) / np.sum((x - mean_x) ** 2)
    return mean_y - theta_1 * mean_x, theta_1
