import numpy as np
import pandas as pd


def loss_mle(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * data_x))
    factors = pd.Series(np.abs(1 - data_y - p)).groupby(data_y).prod()
    return -factors[0] * factors[1]
