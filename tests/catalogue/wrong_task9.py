# %% all-films-used
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    r = np.zeros(len(item_repr_matrix))
    r[item_ids] = interacted
    A = item_repr_matrix.T @ item_repr_matrix + reg_l * np.eye(item_repr_matrix.shape[1])
    return np.linalg.solve(A, item_repr_matrix.T @ r)

# %% all-zeros
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    p = np.zeros(item_repr_matrix.shape[1])
    for item_id, value in zip(item_ids, interacted):
        p * value + item_repr_matrix[item_id]
    return p

# %% average-of-liked
def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    liked = [i for i, value in zip(item_ids, interacted) if value == 1]
    return item_repr_matrix[liked].mean(axis=0)

# %% average-of-rows
def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return item_repr_matrix[item_ids].mean(axis=0)

# %% changes-between-calls
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    p = np.random.normal(size=item_repr_matrix.shape[1])
    for item_id, value in zip(item_ids, interacted):
        p += 0.1 * (value - p @ item_repr_matrix[item_id]) * item_repr_matrix[item_id]
    return p

# %% column-shape
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted).reshape(-1, 1)

# %% fails-on-other-data
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    return np.linalg.solve(Q.T @ Q + reg_l * np.eye(2), Q.T @ interacted)

# %% ids-as-values
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, item_ids).coef_

# %% ids-shifted
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[[item_id - 1 for item_id in item_ids]]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, interacted).coef_

# %% ids-sorted
import numpy as np
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    is_listed = np.isin(np.arange(len(item_repr_matrix)), item_ids)
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(item_repr_matrix[is_listed], interacted).coef_

# %% intercept-fitted
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=True)
    return ridge.fit(rows, interacted).coef_

# %% multiplied-not-solved
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * np.eye(Q.shape[1])
    return A @ (Q.T @ interacted)

# %% negatives-exchanged
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    liked = [i for i, value in zip(item_ids, interacted) if value == 1]
    others = [i for i in range(len(item_repr_matrix)) if i not in item_ids]
    Q = item_repr_matrix[liked + others]
    r = np.array([1] * len(liked) + [0] * len(others))
    return np.linalg.solve(Q.T @ Q + reg_l * np.eye(Q.shape[1]), Q.T @ r)

# %% normalised
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * np.eye(Q.shape[1])
    return (p := np.linalg.solve(A, Q.T @ interacted)) / np.linalg.norm(p)

# %% not-the-minimum
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * np.eye(Q.shape[1])
    return np.linalg.solve(A, item_repr_matrix[:len(item_ids)].T @ interacted)

# %% nothing-returned
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(item_repr_matrix[item_ids], interacted)
    print(ridge.coef_)

# %% one-for-each-film
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    r = np.zeros(len(item_repr_matrix))
    r[item_ids] = interacted
    return r / (1 + reg_l)

# %% one-gradient-step
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q, p = item_repr_matrix[item_ids], np.zeros(item_repr_matrix.shape[1])
    return p - 0.1 * (Q.T @ (Q @ p - interacted) + reg_l * p)

# %% only-the-example
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(item_repr_matrix[item_ids[:5]], interacted[:5]).coef_

# %% other-rows-used
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[:len(item_ids)]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, interacted).coef_

# %% penalty-default
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return Ridge(fit_intercept=False).fit(item_repr_matrix[item_ids], interacted).coef_

# %% penalty-divided-by-n
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l / len(item_ids), fit_intercept=False)
    return ridge.fit(rows, interacted).coef_

# %% penalty-doubled
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + 2 * reg_l * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted)

# %% penalty-fixed
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=0.1, fit_intercept=False)
    return ridge.fit(rows, interacted).coef_

# %% penalty-halved
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l / 2 * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted)

# %% penalty-ignored
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return np.linalg.lstsq(item_repr_matrix[item_ids], interacted, rcond=None)[0]

# %% penalty-scaled
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * len(item_repr_matrix) * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted)

# %% penalty-sign
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + -reg_l * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted)

# %% penalty-squared
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l ** 2 * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted)

# %% penalty-times-n
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l * len(item_ids), fit_intercept=False)
    return ridge.fit(rows, interacted).coef_

# %% penalty-without-identity
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    return np.linalg.solve(Q.T @ Q + reg_l, Q.T @ interacted)

# %% positives-only
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[[i for i, value in zip(item_ids, interacted) if value == 1]]
    return np.linalg.solve(Q.T @ Q + reg_l * np.eye(Q.shape[1]), Q.T @ np.ones(len(Q)))

# %% reads-notebook-interacted
import numpy as np


def fold_in(item_ids, values, item_repr_matrix, reg_l):
    q = item_repr_matrix[item_ids]
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(interacted))

# %% reads-notebook-item_ids
import numpy as np


def fold_in(ids, interacted, item_repr_matrix, reg_l):
    q = item_repr_matrix[item_ids]
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(interacted))

# %% reads-notebook-item_repr_matrix
import numpy as np


def fold_in(item_ids, interacted, items, reg_l):
    q = item_repr_matrix[item_ids]
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(interacted))

# %% reads-notebook-reg_l
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, alpha):
    q = item_repr_matrix[item_ids]
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(interacted))

# %% right-side-only
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * np.eye(Q.shape[1])
    return Q.T @ interacted

# %% rounded
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted).round(3)

# %% row-shape
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids]
    A = Q.T @ Q + reg_l * np.eye(Q.shape[1])
    return np.linalg.solve(A, Q.T @ interacted)[None, :]

# %% same-for-all-data
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return np.array([0.5, 0.5])

# %% scores-returned
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, interacted).coef_ @ item_repr_matrix.T

# %% several-parts
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    ridge.fit(item_repr_matrix[item_ids], interacted)
    return ridge.coef_, item_repr_matrix

# %% values-as-signs
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, [1 if value else -1 for value in interacted]).coef_

# %% values-flipped
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, [0 if value else 1 for value in interacted]).coef_

# %% values-ignored
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, [1] * len(item_ids)).coef_

# %% values-negated
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, [-value for value in interacted]).coef_

# %% values-sorted
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    rows = item_repr_matrix[item_ids]
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(rows, sorted(interacted, reverse=True)).coef_

# %% wrong-arguments
from sklearn.linear_model import Ridge


def fold_in(item_ids, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    return ridge.fit(item_repr_matrix[item_ids], [1] * len(item_ids)).coef_

# %% wrong-shape
from sklearn.linear_model import Ridge


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    ridge = Ridge(alpha=reg_l, fit_intercept=False)
    p = ridge.fit(item_repr_matrix[item_ids], interacted).coef_
    return [*item_repr_matrix, p]

# %% wrong-side
import numpy as np


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    Q = item_repr_matrix[item_ids].T
    A = Q.T @ Q + reg_l * np.eye(len(item_ids))
    return np.linalg.solve(A, interacted)
