# %% cholesky_scipy
import numpy as np
from scipy.linalg import cho_factor, cho_solve


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = np.asarray(interacting_reprs)
    gram = A.T @ A
    gram[np.diag_indices_from(gram)] += reg_l
    return cho_solve(cho_factor(gram), A.T @ r_ui)

# %% damped_lsqr
from scipy.sparse.linalg import lsqr


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return lsqr(interacting_reprs, r_ui, damp=reg_l**0.5)[0]

# %% elimination_by_hand
class Step:
    """Gauss-Jordan elimination without NumPy."""

    def __call__(self, interacting_reprs, r_ui, reg_l):
        rows = [[float(value) for value in row] for row in interacting_reprs]
        d = len(rows[0])
        system = [[sum(row[i] * row[j] for row in rows) + (reg_l if i == j else 0)
                   for j in range(d)] + [sum(row[i] * r for row, r in zip(rows, r_ui))]
                  for i in range(d)]
        for i in range(d):
            system[i] = [value / system[i][i] for value in system[i]]
            for k in range(d):
                if k != i:
                    factor = system[k][i]
                    system[k] = [a - factor * b for a, b in zip(system[k], system[i])]
        return tuple(line[-1] for line in system)


perform_mf_als_step = Step()

# %% gradient_descent
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    p = np.zeros(A.shape[1])
    step = 1 / (np.linalg.norm(A, 2) ** 2 + reg_l)
    for _ in range(3000):
        p -= step * (A.T @ (A @ p - r_ui) + reg_l * p)
    return p

# %% inverse
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    inverse = np.linalg.inv(np.dot(A.T, A) + np.identity(A.shape[1]) * reg_l)
    return inverse.dot(A.T).dot(r_ui)

# %% lambda_two_dimensional_target
from sklearn.linear_model import Ridge

fit = lambda A, r, alpha: Ridge(alpha, fit_intercept=False).fit(A, r.reshape(-1, 1))
perform_mf_als_step = lambda A, r, alpha: fit(A, r, alpha).coef_.flatten()

# %% more_rows_lstsq
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    A = np.vstack([interacting_reprs, np.sqrt(reg_l) * np.eye(d)])
    r = np.append(r_ui, np.zeros(d))
    return np.linalg.lstsq(A, r, rcond=None)[0]

# %% normal_equations_solve
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    return np.linalg.solve(A.T @ A + reg_l * np.eye(A.shape[1]), A.T @ r_ui)

# %% partial_solver
from functools import partial

from sklearn.linear_model import Ridge


def step(solver, interacting_reprs, r_ui, reg_l):
    model = Ridge(alpha=reg_l, fit_intercept=False, solver=solver)
    return list(model.fit(interacting_reprs, r_ui).coef_)


perform_mf_als_step = partial(step, "svd")

# %% pinv
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    A = np.r_[interacting_reprs, reg_l**0.5 * np.eye(d)]
    return np.linalg.pinv(A)[:, : len(r_ui)] @ r_ui

# %% ridge_regression
from sklearn.linear_model import ridge_regression


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return ridge_regression(interacting_reprs, r_ui, alpha=reg_l)

# %% row_by_row_updates
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    inverse, right = np.eye(d) / reg_l, np.zeros(d)
    for row, value in zip(interacting_reprs, r_ui):
        along = inverse @ row
        inverse -= np.outer(along, along) / (1 + row @ along)
        right += value * row
    return inverse @ right

# %% rows_side
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    weights = np.linalg.solve(A @ A.T + reg_l * np.eye(len(A)), r_ui)
    return A.T @ weights

# %% scipy_optimiser
import numpy as np
from scipy.optimize import minimize


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    def loss(p):
        return np.sum((r_ui - interacting_reprs @ p) ** 2) + reg_l * np.sum(p**2)

    return minimize(loss, np.zeros(interacting_reprs.shape[1])).x

# %% singular_values
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    U, s, Vt = np.linalg.svd(interacting_reprs, full_matrices=False)
    return Vt.T @ (s / (s**2 + reg_l) * (U.T @ r_ui))
