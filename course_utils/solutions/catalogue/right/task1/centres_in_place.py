def perform_least_squares(data):
    means = data.mean(axis=0)
    data -= means
    theta_1 = (data[:, 0] * data[:, 1]).sum() / (data[:, 0] ** 2).sum()
    return means[1] - theta_1 * means[0], theta_1
