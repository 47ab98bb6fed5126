from scipy.optimize import minimize


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    result = minimize(lambda theta: ((y - theta[0] - theta[1] * x) ** 2).sum(), x0=[0, 0])
    return result.x[0], result.x[1]
