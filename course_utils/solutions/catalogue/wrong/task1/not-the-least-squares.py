def perform_least_squares(data):
    theta_0 = theta_1 = 0.0
    for _ in range(50):
        for x, y in data:
            error = y - theta_0 - theta_1 * x
            theta_0 += 0.01 * error
            theta_1 += 0.01 * error * x
    return theta_0, theta_1
