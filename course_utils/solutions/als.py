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
`course_utils/solutions/answers/task4.py` is the loop that it is tested against.
"""

import warnings
from functools import cache
from typing import NamedTuple

import numpy as np
from scipy.sparse import coo_array, csr_array

from course_utils.als.equations import solve_ridges
from course_utils.als.penalty import PENALTIES
from course_utils.arrays import (
    binary_array,
    finite_array,
    nonnegative_number,
    positive_int,
    same_length,
)
from course_utils.data.frames import id_columns

EPSILON = 0.01
SMALL_CHANGES_IN_A_ROW = 3


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
    return solve_ridges((q.T @ q)[np.newaxis], (q.T @ r_ui)[np.newaxis], alpha)[0]


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


class _Side(NamedTuple):
    """The pairs with a row for each user, or for each item.

    Sparse matrices with a one for each pair and for each positive pair; which rows have pairs, and
    how many.
    """

    pairs: csr_array
    positives: csr_array
    rows: np.ndarray | slice
    counts: np.ndarray


class _Pairs(NamedTuple):
    """The different pairs, sorted by user and item, and the same as sparse matrices."""

    users: np.ndarray
    items: np.ndarray
    r: np.ndarray
    by_user: _Side
    by_item: _Side


def _epochs(pairs, user_reprs, item_reprs, reg_l, penalty):
    while True:
        user_reprs = _half_epoch(pairs.by_user, item_reprs, user_reprs, reg_l, penalty)
        item_reprs = _half_epoch(pairs.by_item, user_reprs, item_reprs, reg_l, penalty)
        yield user_reprs, item_reprs


@np.errstate(over="ignore", invalid="ignore")  # an overflow is an error below
def _half_epoch(side, fixed_reprs, reprs, reg_l, penalty):
    """The ridge step for every row of one side at once.

    For row u the step needs QᵀQ and Qᵀr over the row's pairs. Both are sums over pairs, so the
    sparse matrix of all pairs times the outer products q qᵀ gives all QᵀQ together, and that of
    the positive pairs, whose r is 1, times the q gives all Qᵀr. Of the symmetric q qᵀ one half
    will do.
    """
    left, right, places = _upper_triangle(fixed_reprs.shape[1])
    products = fixed_reprs.take(left, axis=1) * fixed_reprs.take(right, axis=1)
    grams = (side.pairs @ products).take(places, axis=1)
    right_sides = side.positives @ fixed_reprs

    new_reprs = reprs.copy()
    new_reprs[side.rows] = solve_ridges(
        grams[side.rows], right_sides[side.rows], _alpha(side.counts, reg_l, penalty)
    )
    return new_reprs


@cache
def _upper_triangle(dim):
    """Its rows and columns; for each number of the whole square where it stands among them."""
    rows, columns = np.triu_indices(dim)
    places = np.empty((dim, dim), int)
    places[rows, columns] = places[columns, rows] = np.arange(len(rows))
    return rows, columns, places


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
    users, items = id_columns(interactions_df, "interactions_df", also=("interacted",))
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
    entries = coo_array((r, (users, items)), shape=shape)
    # Said to be sorted, it is left as it is; to go by item, then by user sorts in less time.
    entries.has_canonical_format = True
    values = entries.tocsc().tocsr()
    if not values.has_canonical_format:
        values = _merged(values)
    places, r = (values.indices.copy(), values.indptr.copy()), values.data.copy()
    pairs, positives = csr_array((np.ones(len(r)), *places), shape), values
    positives.eliminate_zeros()
    counts = np.diff(pairs.indptr)
    return _Pairs(
        np.repeat(np.arange(shape[0]), counts), pairs.indices, r,
        _side(pairs, positives, counts),
        _side(pairs.T, positives.T, np.bincount(pairs.indices, minlength=shape[1])),
    )


def _side(pairs, positives, counts):
    rows = slice(None) if counts.all() else np.flatnonzero(counts)
    return _Side(pairs, positives, rows, counts[rows])


def _merged(values):
    """The sorted pairs with one for several equal ones."""
    counts = csr_array((np.ones(values.nnz), values.indices, values.indptr), values.shape).copy()
    sums = values.copy()
    for summed in (counts, sums):
        summed.sum_duplicates()
    means = sums.data / counts.data
    contradictory = np.flatnonzero((means > 0) & (means < 1))
    if contradictory.size:
        user = np.searchsorted(counts.indptr, contradictory[0], side="right") - 1
        item = counts.indices[contradictory[0]]
        raise ValueError(
            f"interactions_df says both 1 and 0 for user_id {user} and item_id {item}; "
            "keep one of the rows."
        )
    return csr_array((means, counts.indices, counts.indptr), values.shape)


def _checked_reg_l(reg_l):
    return nonnegative_number(reg_l, "reg_l")


def _checked_penalty(penalty):
    if penalty not in PENALTIES:
        raise ValueError(f"penalty must be one of {PENALTIES}, not {penalty!r}.")
    return penalty
