import pandas as pd


def perform_least_squares(data):
    df = pd.DataFrame(data, columns=["x", "y"])
    df["one"] = 1.0
    X = df[["one", "x"]]
    gram, right = X.T @ X, X.T @ df["y"]
    det = gram.iloc[0, 0] * gram.iloc[1, 1] - gram.iloc[0, 1] ** 2
    theta_0 = (right["one"] * gram.iloc[1, 1] - right["x"] * gram.iloc[0, 1]) / det
    theta_1 = (right["x"] * gram.iloc[0, 0] - right["one"] * gram.iloc[0, 1]) / det
    return pd.Series([theta_0, theta_1], index=["theta_0", "theta_1"])
