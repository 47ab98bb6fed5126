import numpy as np
from scipy.linalg import cho_factor, cho_solve


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = np.asarray(interacting_reprs)
    gram = A.T @ A
    gram[np.diag_indices_from(gram)] += reg_l
    return cho_solve(cho_factor(gram), A.T @ r_ui)
