import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    theta_0, theta_1 = (X.T @ X) @ (X.T @ data[:, 1])
    return theta_0, theta_1
