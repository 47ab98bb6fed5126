from sklearn.linear_model import ridge_regression


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return ridge_regression(interacting_reprs, r_ui, alpha=reg_l)
