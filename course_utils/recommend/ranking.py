"""From scores to lists: the best unseen items, the most similar items."""

import numpy as np

from course_utils.arrays import finite_array, positive_int

SIGNIFICANT_DIGITS = 9
# Scores that are first looked at through the highest of them.
STRIP = 64


def similar_items(item_id, item_repr_matrix, n, by="cosine"):
    """The items that are most like a given one.

    Parameters
    ----------
    item_id : int
    item_repr_matrix : array_like of shape (n_items, d)
    n : int
    by : {"cosine", "product"}
        Likeness is the cosine of the angle between two representations, or their product, which
        also grows with their lengths. The cosine with a representation of zeros counts as 0.

    Returns
    -------
    item_ids : ndarray of int64, shape (n,)
        The most similar first, equal ones by the lower id first, without the item itself.
    likeness : ndarray of float64, shape (n,)
    """
    if by not in ("cosine", "product"):
        raise ValueError(f"by must be 'cosine' or 'product', not {by!r}.")
    items = finite_array(item_repr_matrix, "item_repr_matrix", ndim=2)
    (item_id,) = item_rows([item_id], "item_id", len(items))
    if by == "cosine":
        lengths = np.linalg.norm(items, axis=1, keepdims=True)
        items = np.divide(items, lengths, out=np.zeros_like(items), where=lengths > 0)
    likeness = settled(items @ items[item_id])
    likeness[item_id] = -np.inf
    best = best_items(likeness, positive_int(n, "n"))
    return best, likeness[best]


def rank_unseen(scores, users, items, n):
    """The best unseen items of many users.

    Parameters
    ----------
    scores : array_like of shape (n_users, n_items)
        A row a user.
    users, items : array_like of int, shape (n_seen,)
        The pairs that are left out, as rows and columns of `scores`.
    n : int

    Returns
    -------
    ndarray of int64, shape (n_users, n)
        A list a row, in the order of `recommend_items`; -1 where a user has fewer unseen items.
    """
    unseen = np.array(scores, dtype=float)
    largest = np.maximum(unseen.max(axis=1), -unseen.min(axis=1))
    unseen[users, items] = -np.inf
    rows, items = _candidates(unseen, n, largest)
    order = np.lexsort((items, -settled(unseen[rows, items], largest[rows]), rows))
    places = np.arange(len(rows)) - np.searchsorted(rows, rows)
    is_listed = places < n
    lists = np.full((len(unseen), n), -1)
    lists[rows[is_listed], places[is_listed]] = items[order][is_listed]
    return lists


def _candidates(unseen, n, largest):
    """Rows and columns of each row's `n` highest scores, and of some more; in order of the rows.

    At least n scores reach the n-th highest of the maxima of strips, and few others do.
    """
    n_items = unseen.shape[1]
    maxima = np.maximum.reduceat(unseen, np.arange(0, n_items, STRIP), axis=1)
    reached = np.full(len(unseen), -np.inf)
    if n <= maxima.shape[1]:
        # Rounding may make equal what is nearly so.
        reached = np.partition(maxima, -n)[:, -n] - largest * 10.0 ** (1 - SIGNIFICANT_DIGITS)
    chosen = (unseen >= reached[:, np.newaxis]) & (unseen > -np.inf)
    return np.divmod(np.flatnonzero(chosen), n_items)


def best_items(scores, n, ids=None):
    """Where the `n` highest scores stand, the highest first, equal ones by the lower id.

    Parameters
    ----------
    scores : ndarray of float64, shape (n_items,)
        Minus infinity for what is left out.
    n : int
    ids : ndarray of int, shape (n_items,), optional
        Whose scores they are, in any order; their places where it is None.

    Returns
    -------
    ndarray of int64, shape (at most n,)
    """
    n = min(n, np.count_nonzero(scores > -np.inf))
    if n == 0:
        return np.zeros(0, dtype=int)
    # Not the partition's own choice: which of several equal scores it takes is arbitrary.
    candidates = np.flatnonzero(scores >= np.partition(scores, -n)[-n])
    own_ids = candidates if ids is None else ids[candidates]
    return candidates[np.lexsort((own_ids, -scores[candidates]))][:n]


def settled(scores, largest=None):
    """A copy of scores whose last digits do not depend on the machine.

    Sums are added up in an order that the processor's BLAS chooses, so scores that are equal on
    paper may differ in their last digits. They are rounded to `SIGNIFICANT_DIGITS` digits of the
    largest one.

    Parameters
    ----------
    scores : array_like
    largest : float or array_like, optional
        The largest absolute score, where these are a part of all; or that of each one's row.

    Returns
    -------
    ndarray of float64
    """
    scores = np.array(scores, dtype=float)
    largest = np.abs(scores).max(initial=0) if largest is None else largest
    order = np.floor(np.log10(np.where(np.equal(largest, 0), 1, largest)))
    scale = 10.0 ** (SIGNIFICANT_DIGITS - 1 - order)
    return np.rint(scores * scale) / scale + 0.0


def item_rows(ids, name, n_items):
    """Ids of items as whole numbers, or a ValueError that names the argument."""
    ids = np.array(list(ids), dtype=object)
    whole = all(isinstance(i, (int, np.integer)) and 0 <= i < n_items for i in ids)
    if not whole:
        raise ValueError(f"{name} must hold ids of items: whole numbers from 0 to {n_items - 1}.")
    return ids.astype(int)
