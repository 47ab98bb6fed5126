from scipy.stats import theilslopes


def perform_least_squares(data):
    result = theilslopes(data[:, 1], data[:, 0])
    return result.intercept, result.slope
