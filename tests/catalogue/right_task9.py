# %% calls_the_step
def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return perform_mf_als_step(item_repr_matrix[item_ids], interacted, reg_l)

# %% changes_its_arguments
import numpy as np
from scipy.linalg import cho_factor, cho_solve


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    item_repr_matrix *= 1.0
    interacted -= 1
    Q = item_repr_matrix[item_ids]
    factor = cho_factor(Q.T @ Q + reg_l * np.eye(Q.shape[1]))
    return tuple(cho_solve(factor, Q.T @ (interacted + 1)))

# %% frame
import pandas as pd
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    frame = pd.DataFrame(item_repr_matrix).loc[item_ids].assign(r=interacted)
    ridge = Ridge(alpha=reg_l, fit_intercept=False).fit(frame.drop(columns="r").values, frame["r"])
    return pd.Series(ridge.coef_)

# %% gradient_descent
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q, p = item_repr_matrix[item_ids], np.zeros(item_repr_matrix.shape[1])
    rate = 1 / (np.linalg.norm(Q, 2) ** 2 + reg_l)
    for _ in range(5000):
        p = p - rate * (Q.T @ (Q @ p - interacted) + reg_l * p)
    return p

# %% mask_and_zeros
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    weights = np.zeros(len(item_repr_matrix))
    weights[item_ids] = 1
    r = np.zeros(len(item_repr_matrix))
    r[item_ids] = interacted
    A = (item_repr_matrix.T * weights) @ item_repr_matrix + reg_l * np.identity(len(item_repr_matrix.T))
    return np.linalg.solve(A, item_repr_matrix.T @ r)

# %% more_rows
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    d = item_repr_matrix.shape[1]
    rows = np.vstack([np.take(item_repr_matrix, item_ids, axis=0), np.sqrt(reg_l) * np.eye(d)])
    return np.linalg.lstsq(rows, np.concatenate([interacted, np.zeros(d)]), rcond=None)[0]

# %% normal_equations
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    return np.linalg.solve(Q.T @ Q + reg_l * np.eye(Q.shape[1]), Q.T @ interacted)

# %% rows_side
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = np.array([item_repr_matrix[item_id] for item_id in item_ids])
    return Q.T @ np.linalg.solve(Q @ Q.T + reg_l * np.eye(len(Q)), np.asarray(interacted, float))

# %% sample_weights
import numpy as np
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    r = dict(zip(item_ids, interacted))
    ids = range(len(item_repr_matrix))
    model = Ridge(alpha=reg_l, fit_intercept=False)
    model.fit(item_repr_matrix, [r.get(i, 0) for i in ids], sample_weight=[float(i in r) for i in ids])
    return model.coef_

# %% scipy_optimiser
import numpy as np
from scipy.optimize import minimize


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    def loss(p):
        errors = [r - item_repr_matrix[i] @ p for i, r in zip(item_ids, interacted)]
        return np.square(errors).sum() + reg_l * p @ p

    return minimize(loss, np.zeros(item_repr_matrix.shape[1]), tol=1e-9).x

# %% sorted_together
import numpy as np
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    order = np.argsort(item_ids)
    rows, r = item_repr_matrix[np.array(item_ids)[order]], np.array(interacted)[order]
    return list(Ridge(reg_l, fit_intercept=False, solver="cholesky").fit(rows, r).coef_)

# %% sums_of_products
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    d = item_repr_matrix.shape[1]
    left, right = reg_l * np.eye(d), np.zeros(d)
    for item_id, value in zip(item_ids, interacted):
        q = item_repr_matrix[item_id]
        left += np.outer(q, q)
        if value:
            right += q
    return np.linalg.inv(left).dot(right)
