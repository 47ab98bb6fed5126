def perform_least_squares(data):
    (x_1, y_1), (x_2, y_2) = data[0], data[-1]
    theta_1 = (y_2 - y_1) / (x_2 - x_1)
    return y_1 - theta_1 * x_1, theta_1
