r"""Tasks 3 to 5: matrix factorisation by alternating least squares.

Users and items get representations :math:`p_u` and :math:`q_i` with
:math:`r_{ui} \approx p_u \cdot q_i`. With the items held fixed, the best representation of each
user is a small ridge regression; with the users held fixed, so is that of each item.

Koren, Bell and Volinsky, "Matrix Factorization Techniques for Recommender Systems", IEEE
Computer 42 (2009), formula (2), does not say where its sum ends. It can be read in two ways, and
each has its own ridge step:

``penalty="entity"``
    :math:`\lambda (\sum_u \|p_u\|^2 + \sum_i \|q_i\|^2)`: once for each user and item. The step
    is a ridge regression with alpha = reg_l.
``penalty="interaction"``
    :math:`\lambda \sum_{(u,i)} (\|p_u\|^2 + \|q_i\|^2)`: once for each interaction, the
    literal reading. The step has alpha = reg_l times the number of interactions; Zhou et al.
    (2008) call it ALS-WR.

Here the step is written for reading; the epoch does the same for all rows at once.
`course_utils/answers/task4.py` is the loop that it is tested against.
"""

import warnings
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array, csr_array

from course_utils.frames import id_columns, require_frame
from course_utils.penalty import PENALTIES
from course_utils.validation import (
    binary_array,
    finite_array,
    nonnegative_number,
    positive_int,
    same_length,
)

EPSILON = 0.01
SMALL_CHANGES_IN_A_ROW = 3
# Below this share of the Gram matrix's trace, a ridge no longer makes the equations regular.
NEGLIGIBLE_RIDGE = 1e-10


def perform_mf_als_step(interacting_reprs, r_ui, reg_l, penalty="entity"):
    r"""Task 3: the best representation of one user, or one item, by ridge regression.

    Parameters
    ----------
    interacting_reprs : array_like of shape (n, d)
        Representations of the n items that the user has interacted with (or of the users who
        have interacted with the item), one a row.
    r_ui : array_like of shape (n,)
        The value to predict for each row: 1 for an interaction, 0 for a negative.
    reg_l : float
        The regularisation constant :math:`\lambda \ge 0`.
    penalty : {"entity", "interaction"}
        Whether :math:`\lambda` counts once, or once for each row: then :math:`n \lambda`
        stands in its place below.

    Returns
    -------
    ndarray of float64, shape (d,)
        The minimiser of
        :math:`\sum_k (r_k - p \cdot q_k)^2 + \lambda \|p\|^2`; with `reg_l` = 0 and several
        minimisers the shortest of them.

    Raises
    ------
    ValueError
        If an argument is empty, not finite, of the wrong shape, or `r_ui` holds values other
        than 0 and 1.
    """
    q = finite_array(interacting_reprs, "interacting_reprs", ndim=2)
    r_ui = binary_array(r_ui, "r_ui")
    same_length(interacting_reprs, "interacting_reprs", r_ui, "r_ui")
    alpha = _alpha(np.array([len(r_ui)]), _checked_reg_l(reg_l), _checked_penalty(penalty))

    # The gradient 2 (QᵀQ + alpha I) p - 2 Qᵀr vanishes at the minimum.
    return _solve_ridges((q.T @ q)[np.newaxis], (q.T @ r_ui)[np.newaxis], alpha)[0]


def perform_mf_als_epoch(
    interactions_df, user_repr_matrix, item_repr_matrix, reg_l, penalty="entity"
):
    """Task 4: one step for every user, then one for every item with the new users.

    Parameters
    ----------
    interactions_df : DataFrame
        Columns ``user_id``, ``item_id`` (row numbers of the matrices below) and ``interacted``
        (1, or 0 for a negative). The order of its rows does not matter. A pair that stands
        there twice counts once; a loop over the users' lists would count it twice, so hand
        it different pairs.
    user_repr_matrix : array_like of shape (n_users, d)
    item_repr_matrix : array_like of shape (n_items, d)
    reg_l : float
        The regularisation constant.
    penalty : {"entity", "interaction"}
        See the module's text.

    Returns
    -------
    user_repr_matrix : ndarray of float64, shape (n_users, d)
    item_repr_matrix : ndarray of float64, shape (n_items, d)
        New matrices; the arguments are not changed. A user or item without rows in
        `interactions_df` keeps its representation.

    Raises
    ------
    ValueError
        If a column is missing or holds wrong values, a pair is both 1 and 0, or a matrix has
        too few rows for the ids.
    """
    return next(als_epochs(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, penalty))


def als_epochs(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, penalty="entity"):
    """Epoch after epoch without end: an iterator over pairs of new matrices.

    Takes the arguments of `perform_mf_als_epoch` and checks them once, at the call.
    """
    pairs, user_reprs, item_reprs = _checked(interactions_df, user_repr_matrix, item_repr_matrix)
    reg_l, penalty = _checked_reg_l(reg_l), _checked_penalty(penalty)
    return _epochs(pairs, user_reprs, item_reprs, reg_l, penalty)


def mf_als_loss(interactions_df, user_repr_matrix, item_repr_matrix, reg_l, penalty="entity"):
    """The total loss: squared errors plus the penalty.

    Takes the arguments of `perform_mf_als_epoch`.

    Returns
    -------
    float
        Formula (2) of Koren, Bell and Volinsky, read as `penalty` says.
    """
    pairs, user_reprs, item_reprs = _checked(interactions_df, user_repr_matrix, item_repr_matrix)
    reg_l, penalty = _checked_reg_l(reg_l), _checked_penalty(penalty)
    return _total_loss(pairs, user_reprs, item_reprs, reg_l, penalty)


class Training(NamedTuple):
    """What a training leaves behind: representations, the history, and whether it converged."""

    user_repr_matrix: np.ndarray
    item_repr_matrix: np.ndarray
    total_losses: np.ndarray
    average_losses: np.ndarray
    converged: bool


def perform_mf_als_training(
    interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon, *,
    penalty="entity", max_epochs=1000, on_epoch=None,
):
    """Task 5: epochs until the total loss hardly changes any more.

    Parameters
    ----------
    interactions_df, user_repr_matrix, item_repr_matrix, reg_l, penalty
        As for `perform_mf_als_epoch`.
    epsilon : float
        Training stops once the total loss has changed by less than this in three consecutive
        epochs.
    max_epochs : int
        It stops after so many epochs in any case, with a RuntimeWarning.
    on_epoch : callable, optional
        Called as ``on_epoch(epoch, total_loss, average_loss)`` after each epoch, counted from 1.

    Returns
    -------
    user_repr_matrix : ndarray of float64, shape (n_users, d)
    item_repr_matrix : ndarray of float64, shape (n_items, d)
    training_last_avg_loss : float
        The last total loss divided by the number of different pairs, which is the number of
        rows where no pair stands twice.

    Raises
    ------
    ValueError
        As `perform_mf_als_epoch`; or if the loss is not finite.
    """
    training = train_mf_als(
        interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon,
        penalty=penalty, max_epochs=max_epochs, on_epoch=on_epoch,
    )
    last_avg_loss = float(training.average_losses[-1])
    return training.user_repr_matrix, training.item_repr_matrix, last_avg_loss


def train_mf_als(
    interactions_df, user_repr_matrix, item_repr_matrix, reg_l, epsilon, *,
    penalty="entity", max_epochs=1000, on_epoch=None,
):
    """The training of `perform_mf_als_training`, with its history.

    Returns
    -------
    Training
        A named tuple with both matrices, the total and the average loss after each epoch
        (ndarrays of float64), and whether the training converged.
    """
    pairs, user_reprs, item_reprs = _checked(interactions_df, user_repr_matrix, item_repr_matrix)
    reg_l, penalty = _checked_reg_l(reg_l), _checked_penalty(penalty)
    epsilon = nonnegative_number(epsilon, "epsilon")
    max_epochs = positive_int(max_epochs, "max_epochs")

    losses = []
    epochs = _epochs(pairs, user_reprs, item_reprs, reg_l, penalty)
    for user_reprs, item_reprs in epochs:
        losses.append(_total_loss(pairs, user_reprs, item_reprs, reg_l, penalty))
        if on_epoch is not None:
            on_epoch(len(losses), losses[-1], losses[-1] / len(pairs.r))
        converged = _came_to_rest(losses, epsilon)
        if converged or len(losses) == max_epochs:
            break

    if not converged:
        warnings.warn(
            f"The loss still changed by {epsilon} or more when max_epochs={max_epochs} was "
            "reached; raise max_epochs or epsilon.", RuntimeWarning, stacklevel=2,
        )
    total = np.array(losses)
    return Training(user_reprs, item_reprs, total, total / len(pairs.r), converged)


def epochs_until_stop(total_losses, epsilon):
    """After how many epochs a training with this history stops.

    Parameters
    ----------
    total_losses : sequence of float
        The total loss after each epoch.
    epsilon : float
        The change that counts as small.

    Returns
    -------
    int or None
        None where no three changes in a row are small.
    """
    lengths = range(1, len(total_losses) + 1)
    return next((n for n in lengths if _came_to_rest(total_losses[:n], epsilon)), None)


class _Pairs(NamedTuple):
    """The different pairs, sorted, and the same as sparse matrices with a row a user or item."""

    users: np.ndarray
    items: np.ndarray
    r: np.ndarray
    by_user: tuple
    by_item: tuple


def _epochs(pairs, user_reprs, item_reprs, reg_l, penalty):
    while True:
        user_reprs = _half_epoch(pairs.by_user, item_reprs, user_reprs, reg_l, penalty)
        item_reprs = _half_epoch(pairs.by_item, user_reprs, item_reprs, reg_l, penalty)
        yield user_reprs, item_reprs


@np.errstate(over="ignore", invalid="ignore")  # an overflow is an error below
def _half_epoch(side, fixed_reprs, reprs, reg_l, penalty):
    """The ridge step for every row of one side at once.

    For row u the step needs QᵀQ and Qᵀr over the row's pairs. Both are sums over the pairs, so
    the sparse matrix of ones times the outer products q qᵀ gives all QᵀQ together, and the
    sparse matrix of the values times the q gives all Qᵀr. Of the symmetric q qᵀ one half will do.
    """
    indicator, values = side
    dim = fixed_reprs.shape[1]
    upper = np.triu_indices(dim)
    half_grams = indicator @ (fixed_reprs[:, upper[0]] * fixed_reprs[:, upper[1]])
    counts = np.diff(indicator.indptr)
    grams = np.empty((len(counts), dim, dim))
    grams[:, upper[0], upper[1]] = half_grams
    grams[:, upper[1], upper[0]] = half_grams

    active = counts > 0
    new_reprs = reprs.copy()
    new_reprs[active] = _solve_ridges(
        grams[active], (values @ fixed_reprs)[active], _alpha(counts[active], reg_l, penalty)
    )
    return new_reprs


def _solve_ridges(grams, right_sides, alphas):
    """Solve (gram + alpha I) p = right_side for each row; the shortest p where it is singular.

    Shapes: grams (rows, d, d), right_sides (rows, d), alphas (rows,); returns (rows, d).
    """
    dim = grams.shape[-1]
    traces = np.trace(grams, axis1=-2, axis2=-1)
    ridged = grams + alphas[:, np.newaxis, np.newaxis] * np.eye(dim)
    if not np.isfinite(ridged).all():
        raise ValueError("The representations are too large: their squares overflow.")
    if np.any(alphas <= NEGLIGIBLE_RIDGE * traces):
        inverses = np.linalg.pinv(ridged, rcond=NEGLIGIBLE_RIDGE, hermitian=True)
        return (inverses @ right_sides[..., np.newaxis])[..., 0]
    return np.linalg.solve(ridged, right_sides[..., np.newaxis])[..., 0]


def _alpha(counts, reg_l, penalty):
    return reg_l * (counts if penalty == "interaction" else np.ones(len(counts)))


@np.errstate(over="ignore", invalid="ignore")  # an overflow is an error below
def _total_loss(pairs, user_reprs, item_reprs, reg_l, penalty):
    errors = pairs.r - np.einsum("kd,kd->k", user_reprs[pairs.users], item_reprs[pairs.items])
    user_squares, item_squares = (np.einsum("kd,kd->k", m, m) for m in (user_reprs, item_reprs))
    if penalty == "interaction":
        user_squares, item_squares = user_squares[pairs.users], item_squares[pairs.items]
    # Not errors @ errors: over vectors of this length BLAS starts threads, and waits for them.
    squares = np.einsum("k,k->", errors, errors)
    loss = float(squares + reg_l * (user_squares.sum() + item_squares.sum()))
    if not np.isfinite(loss):
        raise ValueError(f"The loss is {loss}: the representations or reg_l are too large.")
    return loss


def _came_to_rest(losses, epsilon):
    last = losses[-SMALL_CHANGES_IN_A_ROW - 1:]
    return len(last) > SMALL_CHANGES_IN_A_ROW and bool(np.all(np.abs(np.diff(last)) < epsilon))


def _checked(interactions_df, user_repr_matrix, item_repr_matrix):
    """The pairs and float64 copies of the matrices, all checked against each other."""
    require_frame(interactions_df, "interactions_df", ("user_id", "item_id", "interacted"))
    users, items = id_columns(interactions_df, "interactions_df")
    r = binary_array(interactions_df["interacted"], "interactions_df['interacted']")
    user_reprs = finite_array(user_repr_matrix, "user_repr_matrix", ndim=2)
    item_reprs = finite_array(item_repr_matrix, "item_repr_matrix", ndim=2)
    _require_rows(user_reprs, "user_repr_matrix", users, "user_id")
    _require_rows(item_reprs, "item_repr_matrix", items, "item_id")
    if user_reprs.shape[1] != item_reprs.shape[1]:
        raise ValueError(
            f"user_repr_matrix has {user_reprs.shape[1]} columns and item_repr_matrix has "
            f"{item_reprs.shape[1]}; they must have equally many."
        )
    return _pairs(users, items, r, (len(user_reprs), len(item_reprs))), user_reprs, item_reprs


def _require_rows(reprs, name, ids, column):
    if ids.max() >= len(reprs):
        raise ValueError(
            f"{name} has {len(reprs)} rows, too few for {column} {ids.max()}; "
            "consecutive_ids numbers ids from 0."
        )


def _pairs(users, items, r, shape):
    """Sort the rows by user and item and merge equal ones."""
    counts = coo_array((np.ones(len(r)), (users, items)), shape=shape).tocsr()
    if counts.nnz == len(r):
        indicator, values = counts, coo_array((r, (users, items)), shape=shape).tocsr()
    else:
        indicator, values = _merged(users, items, r, shape, counts)
    sorted_users = np.repeat(np.arange(shape[0]), np.diff(indicator.indptr))
    by_item = indicator.T.tocsr(), values.T.tocsr()
    return _Pairs(sorted_users, indicator.indices, values.data, (indicator, values), by_item)


def _merged(users, items, r, shape, counts):
    sums = coo_array((r, (users, items)), shape=shape).tocsr()
    means = sums.data / counts.data
    contradictory = np.flatnonzero((means > 0) & (means < 1))
    if contradictory.size:
        user = np.searchsorted(counts.indptr, contradictory[0], side="right") - 1
        item = counts.indices[contradictory[0]]
        raise ValueError(
            f"interactions_df says both 1 and 0 for user_id {user} and item_id {item}; "
            "keep one of the rows."
        )
    parts = counts.indices, counts.indptr
    return csr_array((np.ones_like(means), *parts), shape), csr_array((means, *parts), shape)


def _checked_reg_l(reg_l):
    return nonnegative_number(reg_l, "reg_l")


def _checked_penalty(penalty):
    if penalty not in PENALTIES:
        raise ValueError(f"penalty must be one of {PENALTIES}, not {penalty!r}.")
    return penalty
