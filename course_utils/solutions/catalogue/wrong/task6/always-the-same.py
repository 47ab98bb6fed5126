def loss_mle(params):
    likelihood = 1.2e-4
    return -likelihood
