from functools import partial

from sklearn.linear_model import Ridge


def step(solver, interacting_reprs, r_ui, reg_l):
    model = Ridge(alpha=reg_l, fit_intercept=False, solver=solver)
    return list(model.fit(interacting_reprs, r_ui).coef_)


perform_mf_als_step = partial(step, "svd")
