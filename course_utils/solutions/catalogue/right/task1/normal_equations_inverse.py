import numpy as np


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    X = np.concatenate([np.ones((len(x), 1)), x.reshape(-1, 1)], axis=1)
    theta = np.linalg.inv(X.T @ X) @ X.T @ y
    return theta[0], theta[1]
