"""From scores to lists: the best unseen items, the most similar items."""

import numpy as np
from scipy.sparse import csr_array

from course_utils.validation import finite_array, positive_int

SIGNIFICANT_DIGITS = 9


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    """Task 7: the unseen items with the highest predictions for a user.

    Parameters
    ----------
    user_repr : array_like of shape (d,)
    item_repr_matrix : array_like of shape (n_items, d)
        One item a row; the number of the row is the item's id.
    seen_items : collection of int
        Ids of the items that are left out.
    n : int
        How many items to recommend.

    Returns
    -------
    list of int
        Item ids, the highest prediction first, equal predictions by the lower id first; fewer
        than `n` where fewer items are unseen.

    Raises
    ------
    ValueError
        If a shape does not fit, `n` is not a whole number of at least 1, or `seen_items` names
        an item that is not there.

    Notes
    -----
    Predictions count as equal where they agree after `settled` has rounded them.
    """
    user = finite_array(user_repr, "user_repr", ndim=1)
    items = finite_array(item_repr_matrix, "item_repr_matrix", ndim=2)
    if len(user) != items.shape[1]:
        raise ValueError(
            f"user_repr has {len(user)} numbers and item_repr_matrix has {items.shape[1]} "
            "columns; they must have equally many."
        )
    scores = settled(items @ user)
    scores[_rows(seen_items, "seen_items", len(items))] = -np.inf
    return best_items(scores, positive_int(n, "n")).tolist()


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
    (item_id,) = _rows([item_id], "item_id", len(items))
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
    scores = np.asarray(scores, dtype=float)
    largest = _largest(scores)
    seen = csr_array((np.ones(len(users)), (users, items)), shape=scores.shape)
    lists = np.full((len(scores), n), -1)
    # Row by row: a copy of a large matrix costs more than all the rest.
    for row, (own, row_scores) in enumerate(zip(lists, scores, strict=True)):
        row_scores = settled(row_scores, largest)
        row_scores[seen.indices[seen.indptr[row]:seen.indptr[row + 1]]] = -np.inf
        best = best_items(row_scores, n)
        own[:len(best)] = best
    return lists


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
    largest : float, optional
        The largest absolute score, where these are a part of all.

    Returns
    -------
    ndarray of float64
    """
    scores = np.array(scores, dtype=float)
    largest = _largest(scores) if largest is None else largest
    if largest == 0:
        return scores
    return np.round(scores, SIGNIFICANT_DIGITS - 1 - int(np.floor(np.log10(largest)))) + 0.0


def _largest(scores):
    return max(scores.max(initial=0), -scores.min(initial=0))


def _rows(ids, name, n_items):
    ids = np.array(list(ids), dtype=object)
    whole = all(isinstance(i, (int, np.integer)) and 0 <= i < n_items for i in ids)
    if not whole:
        raise ValueError(f"{name} must hold ids of items: whole numbers from 0 to {n_items - 1}.")
    return ids.astype(int)
