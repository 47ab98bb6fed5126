import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    inverse, right = np.eye(d) / reg_l, np.zeros(d)
    for row, value in zip(interacting_reprs, r_ui):
        along = inverse @ row
        inverse -= np.outer(along, along) / (1 + row @ along)
        right += value * row
    return inverse @ right
