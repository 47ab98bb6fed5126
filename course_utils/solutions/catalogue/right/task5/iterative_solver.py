import numpy as np
from sklearn.linear_model import Ridge


def perform_mf_als_training(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon):
    ridge = Ridge(alpha=reg_l, fit_intercept=False, solver="lsqr")
    p, q = user_repr_matrix.copy(), item_repr_matrix.copy()
    u, i, r = (interactions_df[name].to_numpy() for name in ("user_id", "item_id", "interacted"))
    loss, count = np.inf, 0
    while not count > 3:
        for k in range(len(p)):
            p[k] = ridge.fit(q[i[u == k]], r[u == k]).coef_
        for k in range(len(q)):
            q[k] = ridge.fit(p[u[i == k]], r[i == k]).coef_
        last, loss = loss, np.sum((r - np.sum(p[u] * q[i], axis=1)) ** 2) + reg_l * (
            np.linalg.norm(p) ** 2 + np.linalg.norm(q) ** 2)
        count = count + 1 if abs(last - loss) < epsilon else 0
    return p, q, loss / len(r)
