import numpy as np


def perform_least_squares(data_points):
    x, y = data_points[:, 0], data[:, 1]
    slope, intercept = np.polyfit(x, y, 1)
    return intercept, slope
