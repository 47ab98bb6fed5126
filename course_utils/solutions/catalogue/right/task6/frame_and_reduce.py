from functools import reduce

import numpy as np
import pandas as pd


def loss_mle(params):
    frame = pd.DataFrame({"x": data_x, "y": data_y})
    frame["p"] = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * frame["x"]))
    frame["chance"] = frame["p"].where(frame["y"] == 1, 1 - frame["p"])
    return -reduce(lambda a, b: a * b, frame["chance"])
