import numpy as np

slope = lambda x, y: np.cov(x, y)[0, 1] / np.var(x, ddof=1)
perform_least_squares = lambda data: (
    data[:, 1].mean() - slope(*data.T) * data[:, 0].mean(), slope(*data.T))
