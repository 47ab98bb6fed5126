import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    p = np.linalg.lstsq(interacting_reprs, r_ui, rcond=None)[0]
    return p / (1 + reg_l)
