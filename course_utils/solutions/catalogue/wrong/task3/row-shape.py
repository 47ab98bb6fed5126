from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(interacting_reprs, r_ui.reshape(-1, 1))
    return ridge.coef_.reshape(1, -1)
