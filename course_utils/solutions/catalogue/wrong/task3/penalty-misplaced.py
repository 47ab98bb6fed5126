import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr, *_ = np.linalg.lstsq(interacting_reprs, r_ui + reg_l, rcond=None)
    return new_repr
