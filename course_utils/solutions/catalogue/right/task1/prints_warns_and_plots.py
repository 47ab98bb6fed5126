import warnings

import matplotlib.pyplot as plt
import numpy as np


def perform_least_squares(data):
    warnings.warn("fitting now")
    theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 1)
    print("fitted", theta_0, theta_1)
    plt.figure()
    plt.scatter(data[:, 0], data[:, 1])
    plt.show()
    return theta_0, theta_1
