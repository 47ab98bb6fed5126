import numpy as np


def perform_least_squares(data):
    return np.linalg.pinv(np.c_[np.ones(len(data)), data[:, 0]]) @ data[:, 1]
