import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A, d = interacting_reprs, interacting_reprs.shape[1]
    A_more = np.vstack([A, reg_l * np.eye(d)])
    r_more = np.concatenate([r_ui, np.zeros(d)])
    return np.linalg.lstsq(A_more, r_more, rcond=None)[0]
