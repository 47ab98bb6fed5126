import numpy as np


def perform_least_squares(data):
    X, y = data[:, :1], data[:, 1]
    theta = np.linalg.inv(X.T @ X) @ X.T @ y
    return 0.0, theta[0]
