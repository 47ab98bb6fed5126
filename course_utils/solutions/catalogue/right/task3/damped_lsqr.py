from scipy.sparse.linalg import lsqr


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return lsqr(interacting_reprs, r_ui, damp=reg_l**0.5)[0]
