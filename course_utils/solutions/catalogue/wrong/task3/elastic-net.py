from sklearn.linear_model import ElasticNet


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = ElasticNet(alpha=reg_l, fit_intercept=False, tol=1e-10)
    return model.fit(interacting_reprs, r_ui).coef_
