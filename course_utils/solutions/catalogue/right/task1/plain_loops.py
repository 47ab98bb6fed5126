def perform_least_squares(data):
    points = [(float(x), float(y)) for x, y in data]
    n = len(points)
    sum_x = sum_y = sum_xx = sum_xy = 0.0
    for x, y in points:
        sum_x += x
        sum_y += y
        sum_xx += x * x
        sum_xy += x * y
    theta_1 = (n * sum_xy - sum_x * sum_y) / (n * sum_xx - sum_x * sum_x)
    theta_0 = (sum_y - theta_1 * sum_x) / n
    return theta_0, theta_1
