from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False, positive=True, tol=1e-10)
    return ridge.fit(interacting_reprs, r_ui).coef_
