import numpy as np
from sklearn.linear_model import LogisticRegression


def loss_mle(params):
    X = np.reshape(data_x, (-1, 1))
    model = LogisticRegression().fit(X, data_y)
    model.intercept_ = np.array([params["theta_0"]])
    model.coef_ = np.array([[params["theta_1"]]])
    return -np.prod(model.predict_proba(X)[np.arange(len(X)), data_y])
