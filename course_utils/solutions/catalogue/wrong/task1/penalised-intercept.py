import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    theta = np.linalg.solve(X.T @ X + 0.1 * np.eye(2), X.T @ data[:, 1])
    return theta[0], theta[1]
