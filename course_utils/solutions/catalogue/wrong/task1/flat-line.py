def perform_least_squares(data):
    theta_1 = 0
    theta_0 = sum(row[1] for row in data) / len(data)
    return theta_0, theta_1
