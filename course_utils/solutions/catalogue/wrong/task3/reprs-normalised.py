from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    lengths = (interacting_reprs**2).sum(axis=1) ** 0.5
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(interacting_reprs / lengths[:, None], r_ui).coef_
