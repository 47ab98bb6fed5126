def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = ((x - x.mean()) * (y - y.mean())).sum() / (x**2).sum()
    return y.mean() - theta_1 * x.mean(), theta_1
