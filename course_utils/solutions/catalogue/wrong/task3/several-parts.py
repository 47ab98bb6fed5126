from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui)
    return ridge.coef_, ridge.intercept_
