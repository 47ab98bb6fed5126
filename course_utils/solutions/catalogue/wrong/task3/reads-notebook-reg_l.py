from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, alpha):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_
