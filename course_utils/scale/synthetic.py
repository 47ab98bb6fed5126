"""Ratings drawn at random, with busy and quiet users, and popular and rare items."""

import numpy as np
from scipy.sparse import csr_array

TRUE_DIM = 4


def synthetic_ratings(entries, n_users, n_items, seed=0):
    """Draw ratings.

    Parameters
    ----------
    entries, n_users, n_items : int
        At most a quarter of all pairs may be entries, and at least one for each user and item.
    seed : int

    Returns
    -------
    csr_array of float32, shape (n_users, n_items)
        Products of true representations with four numbers, plus normal noise with standard
        deviation 0.5.

    Raises
    ------
    ValueError
        With too many or too few entries.
    """
    if entries < n_users + n_items:
        raise ValueError(f"entries is {entries}; {n_users} users and {n_items} items need at least "
                         f"{n_users + n_items}, so that nobody is without.")
    if entries > n_users * n_items / 4:
        raise ValueError(f"entries is {entries}; at most a quarter of {n_users * n_items} pairs "
                         "can be drawn.")
    rng = np.random.default_rng(seed)
    users, items = _pairs(
        entries, rng.lognormal(0, 0.7, n_users), rng.lognormal(0, 1.2, n_items), rng
    )
    user_reprs, item_reprs = (rng.normal(size=(n, TRUE_DIM)) for n in (n_users, n_items))
    values = np.einsum("kd,kd->k", user_reprs[users], item_reprs[items])
    values += rng.normal(scale=0.5, size=entries)
    return csr_array((values.astype(np.float32), (users, items)), shape=(n_users, n_items))


def _pairs(entries, activity, popularity, rng):
    """That many different pairs; users and items come in proportion to their weights.

    Each user and each item comes at least once.
    """
    def drawn(weights, size):
        return rng.choice(len(weights), size=size, p=weights / weights.sum())

    n_users, n_items = len(activity), len(popularity)
    first = np.unique(np.concatenate([
        np.arange(n_users) * n_items + drawn(popularity, n_users),
        drawn(activity, n_items) * n_items + np.arange(n_items)]))
    others = np.empty(0, np.int64)
    while len(others) < entries - len(first):
        more = drawn(activity, entries) * n_items + drawn(popularity, entries)
        others = np.setdiff1d(np.union1d(others, more), first, assume_unique=True)
    chosen = rng.choice(others, entries - len(first), replace=False)
    return np.divmod(np.sort(np.concatenate([first, chosen])), n_items)
