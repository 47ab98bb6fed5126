from math import exp, prod


def loss_mle(params):
    a, b = params["theta_0"], params["theta_1"]

    def probability(x):
        return 1 / (1 + exp(-a - b * x))

    return -prod(probability(x) if y else 1 - probability(x) for x, y in zip(data_x, data_y))
