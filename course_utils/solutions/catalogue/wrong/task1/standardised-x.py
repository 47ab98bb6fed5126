from sklearn.linear_model import LinearRegression
from sklearn.preprocessing import StandardScaler


def perform_least_squares(data):
    x = StandardScaler().fit_transform(data[:, [0]])
    model = LinearRegression().fit(x, data[:, 1])
    return model.intercept_, model.coef_[0]
