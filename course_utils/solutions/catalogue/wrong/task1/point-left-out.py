def perform_least_squares(data):
    n = len(data) - 1
    mean_x = sum(data[i][0] for i in range(n)) / n
    mean_y = sum(data[i][1] for i in range(n)) / n
    top = sum((data[i][0] - mean_x) * (data[i][1] - mean_y) for i in range(n))
    bottom = sum((data[i][0] - mean_x) ** 2 for i in range(n))
    return mean_y - top / bottom * mean_x, top / bottom
