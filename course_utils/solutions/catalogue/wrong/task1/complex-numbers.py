import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    spread = np.sqrt(np.mean(x) ** 2 - np.mean(x**2) + 0j)
    theta_1 = np.mean((x - x.mean()) * (y - y.mean())) / spread**2
    return y.mean() - theta_1 * x.mean(), theta_1
