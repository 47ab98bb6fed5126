import numpy as np


def perform_least_squares(points):
    X = np.column_stack([np.ones(len(data)), data[:, 0]])
    return tuple(np.linalg.lstsq(X, data[:, 1], rcond=None)[0])
