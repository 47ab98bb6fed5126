from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = make_pipeline(StandardScaler(), Ridge(alpha=reg_l))
    return model.fit(interacting_reprs, r_ui)[-1].coef_
