def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    n = len(x)
    theta_1 = (n * (x * y).sum() - x.sum() * y.sum()) / (n * (x**2).sum() - x.sum() ** 2)
    return y.sum() - theta_1 * x.sum(), theta_1
