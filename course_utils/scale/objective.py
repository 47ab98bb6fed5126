"""The objective that ALS makes small, without ever building the full matrix."""

import numpy as np

CHUNK_ENTRIES = 1 << 18


def total_loss(user_side, item_alphas, user_reprs, item_reprs):
    """The squared errors plus the penalty.

    Parameters
    ----------
    user_side : Side
        Of the users.
    item_alphas : ndarray of shape (n_items,)
        The ridge of each item.
    user_reprs : ndarray of shape (n_users, d)
    item_reprs : ndarray of shape (n_items, d)

    Returns
    -------
    float
        Summed in double precision. Users and items without entries do not count: they are not trained.
    """
    penalty = _penalty(user_side.alphas, user_reprs) + _penalty(item_alphas, item_reprs)
    return _squared_errors(user_side, user_reprs, item_reprs) + penalty


def _penalty(alphas, reprs):
    return float(alphas.astype(float) @ np.einsum("kd,kd->k", reprs, reprs, dtype=float))


def _squared_errors(side, user_reprs, item_reprs):
    users = np.repeat(np.arange(len(user_reprs), dtype=side.indices.dtype), side.counts)
    total = 0.0
    for start in range(0, len(users), CHUNK_ENTRIES):
        part = slice(start, start + CHUNK_ENTRIES)
        scores = np.einsum(
            "kd,kd->k", user_reprs[users[part]], item_reprs[side.indices[part]]).astype(float)
        if side.weights is None:
            total += float(np.sum((side.targets[part] - scores) ** 2))
        else:
            total += _extra_of_entries(side.weights[part], side.targets[part], scores)
    if side.weights is not None:
        # Over all pairs, entries or not: the sum of (p · q)².
        grams = (reprs.astype(float).T @ reprs.astype(float) for reprs in (user_reprs, item_reprs))
        total += float(np.sum(np.multiply(*grams)))
    return total


def _extra_of_entries(weights, targets, scores):
    """What entries add to the sum of (p · q)²: c (t - p · q)² - (p · q)²."""
    errors = (targets > 0) - scores
    return float(np.sum((1.0 + weights) * errors ** 2 - scores ** 2))
