import numpy as np


def perform_least_squares(data):
    x, y = data.T
    theta_1 = np.polyfit(x, y, 1)[0]
    return y[0] - theta_1 * x[0], theta_1
