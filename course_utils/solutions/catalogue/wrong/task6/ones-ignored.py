def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = 1
    for x, y in zip(data_x, data_y):
        p = 1 / (1 + 2.718281828459045 ** (-theta_0 - theta_1 * x))
        likelihood *= (1 - p) ** (1 - y)
    return -likelihood
