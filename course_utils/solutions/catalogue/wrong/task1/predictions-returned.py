import numpy as np


def perform_least_squares(data):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    return X @ np.linalg.pinv(X) @ data[:, 1]
