from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(interacting_reprs, r_ui - r_ui.mean())
    return ridge.coef_
