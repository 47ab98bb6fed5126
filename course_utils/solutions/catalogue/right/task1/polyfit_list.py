import numpy as np


def perform_least_squares(data):
    return list(np.polynomial.polynomial.polyfit(data[:, 0], data[:, 1], deg=1))
