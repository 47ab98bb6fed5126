from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui):
    ridge = Ridge(alpha=0.1, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_
