# %% all-zeros
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr = np.zeros(interacting_reprs.shape[1])
    matrix = interacting_reprs.T @ interacting_reprs + reg_l * np.eye(len(new_repr))
    result = np.linalg.solve(matrix, interacting_reprs.T @ r_ui)
    return new_repr

# %% average-of-liked
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return interacting_reprs[r_ui == 1].mean(axis=0)

# %% average-of-rows
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return np.mean(interacting_reprs, axis=0)

# %% changes-between-calls
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    p = np.random.normal(size=interacting_reprs.shape[1])
    for _ in range(10):
        p -= 0.1 * (interacting_reprs.T @ (interacting_reprs @ p - r_ui) + reg_l * p)
    return p

# %% column-shape
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A, r = np.asmatrix(interacting_reprs), np.asmatrix(r_ui).T
    return (A.T * A + reg_l * np.eye(A.shape[1])).I * A.T * r

# %% elastic-net
from sklearn.linear_model import ElasticNet


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = ElasticNet(alpha=reg_l, fit_intercept=False, tol=1e-10)
    return model.fit(interacting_reprs, r_ui).coef_

# %% entry-by-entry
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    matrix = interacting_reprs.T @ interacting_reprs + reg_l * np.eye(interacting_reprs.shape[1])
    return (1 / matrix) @ interacting_reprs.T @ r_ui

# %% errors-returned
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui)
    return r_ui - ridge.predict(interacting_reprs)

# %% fails-on-other-data
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    return np.linalg.solve(A.T @ A + np.diag([reg_l, reg_l]), A.T @ r_ui)

# %% intercept-fitted
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l)
    ridge.fit(interacting_reprs, r_ui)
    return ridge.coef_

# %% intercept-penalised
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = np.column_stack([np.ones(len(r_ui)), interacting_reprs])
    p = np.linalg.solve(A.T @ A + reg_l * np.eye(A.shape[1]), A.T @ r_ui)
    return p[1:]

# %% intercept-returned
import numpy as np
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l).fit(interacting_reprs, r_ui)
    return np.append(ridge.intercept_, ridge.coef_)

# %% lasso
from sklearn.linear_model import Lasso


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = Lasso(alpha=reg_l, fit_intercept=False, tol=1e-10)
    return model.fit(interacting_reprs, r_ui).coef_

# %% last-row-only
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    for row, value in zip(interacting_reprs, r_ui):
        matrix = np.outer(row, row) + reg_l * np.eye(d)
        right = value * row
    return np.linalg.solve(matrix, right)

# %% logistic-regression
from sklearn.linear_model import LogisticRegression


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = LogisticRegression(C=1 / reg_l, fit_intercept=False)
    return model.fit(interacting_reprs, r_ui).coef_[0]

# %% multiplied-not-solved
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    return (gram + reg_l * np.eye(len(gram))) @ interacting_reprs.T @ r_ui

# %% never-negative
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False, positive=True, tol=1e-10)
    return ridge.fit(interacting_reprs, r_ui).coef_

# %% normalised
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui)
    length = (ridge.coef_**2).sum() ** 0.5
    return ridge.coef_ / length

# %% not-numbers
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui)

# %% not-the-minimum
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    p = np.zeros(A.shape[1])
    for _ in range(5):
        p -= 0.05 * (A.T @ (A @ p - r_ui) + reg_l * p)
    return p

# %% nothing-returned
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr = Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui).coef_
    print(new_repr)

# %% one-at-a-time
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr = []
    for column in interacting_reprs.T:
        new_repr.append(sum(column * r_ui) / (sum(column**2) + reg_l))
    return new_repr

# %% one-for-each-row
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return [value / (1 + reg_l) for value in r_ui]

# %% one-gradient-step
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    p = np.zeros(interacting_reprs.shape[1])
    errors = r_ui - interacting_reprs @ p
    return p + 0.1 * (interacting_reprs.T @ errors - reg_l * p)

# %% one-number
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    p = np.linalg.solve(gram + reg_l * np.eye(len(gram)), interacting_reprs.T @ r_ui)
    return p.sum()

# %% only-the-example
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs[:3]
    return np.linalg.solve(A.T @ A + reg_l * np.eye(A.shape[1]), A.T @ r_ui[:3])

# %% penalty-default
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(fit_intercept=False)
    ridge.fit(interacting_reprs, r_ui)
    return ridge.coef_

# %% penalty-divided-by-n
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A, n = interacting_reprs, len(r_ui)
    return np.linalg.solve(A.T @ A + reg_l / n * np.eye(A.shape[1]), A.T @ r_ui)

# %% penalty-doubled
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    p = np.zeros(A.shape[1])
    for _ in range(5000):
        p -= 0.02 * (A.T @ (A @ p - r_ui) + 2 * reg_l * p)
    return p

# %% penalty-fixed
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=0.1, fit_intercept=False)
    ridge.fit(interacting_reprs, r_ui)
    return ridge.coef_

# %% penalty-halved
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    half = reg_l / 2
    return np.linalg.solve(A.T.dot(A) + half * np.eye(A.shape[1]), A.T.dot(r_ui))

# %% penalty-ignored
from sklearn.linear_model import LinearRegression


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = LinearRegression(fit_intercept=False)
    return model.fit(interacting_reprs, r_ui).coef_

# %% penalty-inverted
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    C = reg_l
    ridge = Ridge(alpha=1 / C, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_

# %% penalty-misplaced
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    new_repr, *_ = np.linalg.lstsq(interacting_reprs, r_ui + reg_l, rcond=None)
    return new_repr

# %% penalty-root
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    return np.linalg.inv(A.T @ A + np.sqrt(reg_l) * np.identity(A.shape[1])) @ A.T @ r_ui

# %% penalty-scaled
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l * 0.7, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_

# %% penalty-sign
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    return np.linalg.solve(gram - reg_l * np.eye(len(gram)), interacting_reprs.T @ r_ui)

# %% penalty-squared
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A, d = interacting_reprs, interacting_reprs.shape[1]
    A_more = np.vstack([A, reg_l * np.eye(d)])
    r_more = np.concatenate([r_ui, np.zeros(d)])
    return np.linalg.lstsq(A_more, r_more, rcond=None)[0]

# %% penalty-times-d
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    penalty = reg_l * np.eye(len(gram)).sum()
    return np.linalg.solve(gram + penalty * np.eye(len(gram)), interacting_reprs.T @ r_ui)

# %% penalty-times-n
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l * len(r_ui), fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_

# %% penalty-without-identity
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    return np.linalg.solve(A.T @ A + reg_l, A.T @ r_ui)

# %% positives-only
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs[r_ui == 1]
    r = r_ui[r_ui == 1]
    return np.linalg.solve(A.T @ A + reg_l * np.eye(A.shape[1]), A.T @ r)

# %% predictions-returned
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).predict(interacting_reprs)

# %% reads-notebook-interacting_item_repr_matrix
import numpy as np


def perform_mf_als_step(reprs, r_ui, reg_l):
    q = np.asarray(interacting_item_repr_matrix)
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ r_ui)

# %% reads-notebook-interacting_reprs
import numpy as np


def perform_mf_als_step(item_reprs, r_ui, reg_l):
    q = np.asarray(interacting_reprs)
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ r_ui)

# %% reads-notebook-r_ui
from sklearn.linear_model import Ridge


def perform_mf_als_step(reprs, values, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(reprs, r_ui)
    return ridge.coef_

# %% reads-notebook-reg_l
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, alpha):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_

# %% reprs-normalised
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    lengths = (interacting_reprs**2).sum(axis=1) ** 0.5
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(interacting_reprs / lengths[:, None], r_ui).coef_

# %% reprs-standardised
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = make_pipeline(StandardScaler(), Ridge(alpha=reg_l))
    return model.fit(interacting_reprs, r_ui)[-1].coef_

# %% right-side-only
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return interacting_reprs.T @ r_ui

# %% rounded
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_.round(3)

# %% row-left-out
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    d = interacting_reprs.shape[1]
    matrix, right = reg_l * np.eye(d), np.zeros(d)
    for i in range(1, len(r_ui)):
        matrix += np.outer(interacting_reprs[i], interacting_reprs[i])
        right += r_ui[i] * interacting_reprs[i]
    return np.linalg.solve(matrix, right)

# %% row-shape
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(interacting_reprs, r_ui.reshape(-1, 1))
    return ridge.coef_.reshape(1, -1)

# %% same-for-all-data
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    return np.array([0.7675, 0.1906])

# %% several-parts
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui)
    return ridge.coef_, ridge.intercept_

# %% shrunk-afterwards
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    p = np.linalg.lstsq(interacting_reprs, r_ui, rcond=None)[0]
    return p / (1 + reg_l)

# %% values-as-signs
from sklearn.linear_model import RidgeClassifier


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    model = RidgeClassifier(alpha=reg_l, fit_intercept=False)
    return model.fit(interacting_reprs, r_ui).coef_.ravel()

# %% values-centred
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(interacting_reprs, r_ui - r_ui.mean())
    return ridge.coef_

# %% values-flipped
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(interacting_reprs, [0 if value else 1 for value in r_ui])
    return ridge.coef_

# %% values-ignored
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    likes = np.ones(len(interacting_reprs))
    return np.linalg.solve(gram + reg_l * np.eye(len(gram)), interacting_reprs.T @ likes)

# %% values-negated
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    p = np.zeros(A.shape[1])
    gradient = A.T @ (r_ui - A @ p)
    hessian = A.T @ A + reg_l * np.eye(len(p))
    return p - np.linalg.solve(hessian, gradient)

# %% wrong-arguments
from sklearn.linear_model import Ridge


def perform_mf_als_step(interacting_reprs, r_ui):
    ridge = Ridge(alpha=0.1, fit_intercept=False)
    return ridge.fit(interacting_reprs, r_ui).coef_

# %% wrong-length
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    gram = interacting_reprs.T @ interacting_reprs
    right = (interacting_reprs * r_ui[:, None]).mean(axis=0)
    return np.linalg.solve(gram + reg_l * np.eye(len(gram)), right)

# %% wrong-shape
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A, r = interacting_reprs, r_ui.reshape(-1, 1)
    p = np.linalg.solve(A.T @ A + reg_l * np.eye(A.shape[1]), A.T @ r)
    return p * p.T

# %% wrong-side
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    A = interacting_reprs
    return np.linalg.inv(A @ A.T + reg_l * np.eye(len(A))) @ r_ui
