import numpy as np


def perform_least_squares(data):
    centre = data.mean(axis=0)
    direction = np.linalg.svd(data - centre)[2][0]
    theta_1 = direction[1] / direction[0]
    return centre[1] - theta_1 * centre[0], theta_1
