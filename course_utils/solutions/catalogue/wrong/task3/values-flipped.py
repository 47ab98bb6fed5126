from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(interacting_reprs, [0 if value else 1 for value in r_ui])
    return ridge.coef_
