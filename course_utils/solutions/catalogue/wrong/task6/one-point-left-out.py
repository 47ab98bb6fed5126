def loss_mle(params):
    theta_0, theta_1 = params['theta_0'], params['theta_1']
    likelihood = 1.0
    for k in range(len(data_x) - 1):
        p = 1 / (1 + 2.718281828459045 ** (-theta_0 - theta_1 * data_x[k]))
        likelihood *= p if data_y[k] == 1 else 1 - p
    return -likelihood
