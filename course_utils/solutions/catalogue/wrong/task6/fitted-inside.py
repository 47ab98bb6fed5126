import numpy as np
from sklearn.linear_model import LogisticRegression


def loss_mle(params):
    model = LogisticRegression(C=1e6).fit(data_x.reshape(-1, 1), data_y)
    p = model.predict_proba(data_x.reshape(-1, 1))[:, 1]
    return -np.prod(np.where(data_y == 1, p, 1 - p))
