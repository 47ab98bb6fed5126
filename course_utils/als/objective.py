"""The objective that ALS makes small, without ever building the full matrix."""

import numpy as np

from course_utils.als.equations import errors_of_entries

CHUNK_ENTRIES = 1 << 18


def total_loss(user_side, item_alphas, user_reprs, item_reprs, errors=None):
    """The squared errors plus the penalty.

    Parameters
    ----------
    user_side : Side
        Of the users.
    item_alphas : ndarray of shape (n_items,)
        The ridge of each item.
    user_reprs : ndarray of shape (n_users, d)
    item_reprs : ndarray of shape (n_items, d)
    errors : float, optional
        The sum of `errors_of_entries`, where it is known.

    Returns
    -------
    float
        Summed over the entries in double precision.
    """
    if errors is None:
        errors = _sum_of_errors(user_side, user_reprs, item_reprs)
    if user_side.weights is not None:
        # Over all pairs, entries or not: the sum of (p · q)².
        grams = (reprs.astype(float).T @ reprs.astype(float) for reprs in (user_reprs, item_reprs))
        errors += float(np.sum(np.multiply(*grams)))
    return errors + _penalty(user_side.alphas, user_reprs) + _penalty(item_alphas, item_reprs)


def _penalty(alphas, reprs):
    return float(alphas.astype(float) @ np.einsum("kd,kd->k", reprs, reprs).astype(float))


def _sum_of_errors(side, user_reprs, item_reprs):
    users = np.repeat(np.arange(len(user_reprs), dtype=side.indices.dtype), side.counts)
    total = 0.0
    for start in range(0, len(users), CHUNK_ENTRIES):
        part = slice(start, start + CHUNK_ENTRIES)
        scores = np.einsum("kd,kd->k", user_reprs[users[part]], item_reprs[side.indices[part]])
        weights = None if side.weights is None else side.weights[part]
        total += float(np.sum(errors_of_entries(side.targets[part], weights, scores)))
    return total
