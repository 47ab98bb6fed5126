from sklearn.linear_model import LinearRegression


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = LinearRegression(fit_intercept=False)
    return model.fit(interacting_reprs, r_ui).coef_
