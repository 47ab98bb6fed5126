import numpy as np


def perform_least_squares(data):
    X = np.insert(data[:, :1], 0, 1, axis=1)
    theta, *_ = np.linalg.lstsq(X, data[:, 1:], rcond=None)
    return theta[0], theta[1]
