from sklearn.linear_model import LinearRegression


def perform_least_squares(data):
    x, y = data[:, 0], data[:, 1]
    reg = LinearRegression().fit(y.reshape(-1, 1), x)
    return reg.intercept_, reg.coef_[0]
