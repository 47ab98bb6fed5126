import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    return np.linalg.inv(X.T @ X) @ np.mean(X * data[:, [1]], axis=0)
