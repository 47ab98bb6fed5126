def perform_least_squares(data):
    theta_0, theta_1 = perform_least_squares(data)
    return theta_0, theta_1
