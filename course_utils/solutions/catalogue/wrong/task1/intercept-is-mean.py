def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    x = x - x.mean()
    theta_1 = x @ y / (x @ x)
    theta_0 = y.mean()
    return theta_0, theta_1
