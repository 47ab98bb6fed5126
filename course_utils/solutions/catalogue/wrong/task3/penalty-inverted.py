from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    C = reg_l
    ridge = Ridge(alpha=1 / C, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_
