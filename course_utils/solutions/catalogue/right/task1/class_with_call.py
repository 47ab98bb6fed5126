import numpy as np


class LeastSquares:
    """Solve by QR, with a counter of calls."""

    calls = 0

    def __call__(self, data):
        self.calls += 1
        Q, R = np.linalg.qr(np.column_stack([np.ones(len(data)), data[:, 0]]))
        theta_0, theta_1 = np.linalg.solve(R, Q.T @ data[:, 1])
        return theta_0, theta_1


perform_least_squares = LeastSquares()
