import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = ((x - x.mean()) * (y - y.mean())).sum() / ((x - x.mean()) ** 2).sum()
    theta_0 = theta_1 * x.mean() - y.mean()
    return theta_0, theta_1
