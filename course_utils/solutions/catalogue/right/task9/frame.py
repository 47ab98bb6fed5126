import pandas as pd
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    frame = pd.DataFrame(item_repr_matrix).loc[item_ids].assign(r=interacted)
    ridge = Ridge(alpha=reg_l, fit_intercept=False).fit(frame.drop(columns="r").values, frame["r"])
    return pd.Series(ridge.coef_)
