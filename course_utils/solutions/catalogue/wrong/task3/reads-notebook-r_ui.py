from sklearn.linear_model import Ridge


def perform_mf_als_step(reprs, values, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(reprs, r_ui)
    return ridge.coef_
