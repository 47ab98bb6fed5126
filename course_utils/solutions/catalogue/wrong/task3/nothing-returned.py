from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr = Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui).coef_
    print(new_repr)
