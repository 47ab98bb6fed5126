import math


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    total = 0
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + math.exp(-theta_0 - theta_1 * x))
        total += math.log(p) if y else math.log(1 - p)
    return total
