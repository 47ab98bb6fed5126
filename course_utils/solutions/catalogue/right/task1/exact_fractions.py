from fractions import Fraction


def perform_least_squares(data):
    x = [Fraction(float(value)) for value in data[:, 0]]
    y = [Fraction(float(value)) for value in data[:, 1]]
    n = len(x)
    mean_x, mean_y = sum(x) / n, sum(y) / n
    top = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y))
    theta_1 = top / sum((a - mean_x) ** 2 for a in x)
    return mean_y - theta_1 * mean_x, theta_1
