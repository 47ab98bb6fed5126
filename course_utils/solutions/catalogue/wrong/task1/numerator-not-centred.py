def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    theta_1 = (x * y).sum() / ((x - x.mean()) ** 2).sum()
    return y.mean() - theta_1 * x.mean(), theta_1
