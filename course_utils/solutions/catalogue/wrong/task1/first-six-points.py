def perform_least_squares(data):
    n = 6
    sx = sy = sxx = sxy = 0
    for i in range(n):
        x, y = data[i]
        sx, sy, sxx, sxy = sx + x, sy + y, sxx + x * x, sxy + x * y
    theta_1 = (n * sxy - sx * sy) / (n * sxx - sx**2)
    return (sy - theta_1 * sx) / n, theta_1
