from sklearn.linear_model import LinearRegression


def perform_least_squares(data):
    model = LinearRegression().fit(data[:, 0].reshape(-1, 1), data[:, 1].reshape(-1, 1))
    return model.intercept_, model.coef_
