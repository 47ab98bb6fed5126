import numpy as np

from course_utils import log_curve


def newton_step(params, data_x, data_y):
    theta = np.array([params["theta_0"], params["theta_1"]])
    regressors = np.column_stack([np.ones(len(data_x)), data_x])
    p = log_curve(data_x, *theta)
    gradient = regressors.T @ (p - data_y)
    # The slope of the curve, p (1 - p), is how much a point's residual changes.
    hessian = regressors.T @ ((p * (1 - p))[:, np.newaxis] * regressors)
    theta_0, theta_1 = theta - np.linalg.solve(hessian, gradient)
    return {"theta_0": theta_0, "theta_1": theta_1}
