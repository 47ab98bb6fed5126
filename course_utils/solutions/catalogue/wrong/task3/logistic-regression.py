from sklearn.linear_model import LogisticRegression


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = LogisticRegression(C=1 / reg_l, fit_intercept=False)
    return model.fit(interacting_reprs, r_ui).coef_[0]
