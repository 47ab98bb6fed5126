import math


def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = 1
    for i in range(len(data_x)):
        p = 1 / (1 + math.exp(-theta_0 - theta_1 * data_x[i]))
        if data_y[i] == 1:
            likelihood *= p
        else:
            likelihood *= 1 - p
    return -likelihood
