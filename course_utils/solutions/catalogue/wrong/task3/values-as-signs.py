from sklearn.linear_model import RidgeClassifier


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = RidgeClassifier(alpha=reg_l, fit_intercept=False)
    return model.fit(interacting_reprs, r_ui).coef_.ravel()
