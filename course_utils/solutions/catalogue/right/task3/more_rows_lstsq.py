import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    A = np.vstack([interacting_reprs, np.sqrt(reg_l) * np.eye(d)])
    r = np.append(r_ui, np.zeros(d))
    return np.linalg.lstsq(A, r, rcond=None)[0]
