import numpy as np
from scipy.optimize import minimize


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    def loss(p):
        return np.sum((r_ui - interacting_reprs @ p) ** 2) + reg_l * np.sum(p**2)

    return minimize(loss, np.zeros(interacting_reprs.shape[1])).x
