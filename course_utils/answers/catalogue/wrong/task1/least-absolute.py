import numpy as np
from scipy.optimize import minimize


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    start = np.polyfit(x, y, 1)[::-1]
    options = {"xatol": 1e-9, "fatol": 1e-12, "maxiter": 4000}
    fit = minimize(lambda theta: np.abs(y - theta[0] - theta[1] * x).sum(), start,
                   method="Nelder-Mead", options=options)
    return fit.x[0], fit.x[1]
