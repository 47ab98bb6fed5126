def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    return 0, y.mean() / x.mean()
