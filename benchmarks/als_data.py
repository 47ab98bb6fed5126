"""Ratings for the benchmarks of ALS: MovieLens "latest small", and larger ones like it."""

import numpy as np
from scipy.sparse import csr_array

from course_utils.als.ratings import read_ratings
from course_utils.data.movielens import load_movielens

# Entries, users, items: those of MovieLens 1M, 10M and 25M.
SHAPES = {
    1_000_000: (6_040, 3_706),
    10_000_000: (69_878, 10_677),
    25_000_000: (162_541, 59_047),
}
SMALL = 100_836
"""MovieLens "latest small" itself."""
FEWEST_RATINGS = 20


def ratings(entries):
    """Return a matrix of ratings from 0.5 to 5.

    Parameters
    ----------
    entries : int
        `SMALL` or a key of `SHAPES`.

    Returns
    -------
    csr_array of float32, shape (n_users, n_items)

    Raises
    ------
    LookupError
        For `SMALL` where only the embedded release, which is another size, can be had.
    """
    if entries == SMALL:
        found = load_movielens().ratings
        if len(found) != SMALL:
            raise LookupError(
                f"The benchmarks need the 2018 release with {SMALL} ratings, not one with "
                f"{len(found)}. Set MOVIELENS_SMALL_ZIP to a copy of ml-latest-small.zip.")
        return read_ratings(found, "float32").matrix
    return drawn(entries, *SHAPES[entries], np.random.default_rng(entries))


def drawn(entries, n_users, n_items, rng):
    """Ratings of users of lognormal activity, of items as unevenly popular as in MovieLens."""
    activity = rng.lognormal(0, 1.2, n_users)
    free = entries - FEWEST_RATINGS * n_users
    activity = FEWEST_RATINGS + activity / activity.sum() * free
    ranks = np.arange(n_items)
    popularity = np.exp(-ranks / (n_items / 5)) / (ranks + 10)
    places = _distinct_pairs(entries, activity, rng.permutation(popularity), rng)
    users, items = np.divmod(places, n_items)
    indptr = np.concatenate([[0], np.cumsum(np.bincount(users, minlength=n_users))])
    values = rng.integers(1, 11, entries).astype(np.float32) / 2
    return csr_array((values, items.astype(np.int32), indptr.astype(np.int32)), (n_users, n_items))


def _distinct_pairs(entries, activity, popularity, rng):
    """That many different cells of the matrix, as increasing numbers."""
    n_items, cumulative = len(popularity), np.cumsum(popularity / popularity.sum())
    places = np.empty(0, np.int64)
    while len(places) < entries:
        users = rng.choice(len(activity), size=entries // 2, p=activity / activity.sum())
        items = np.minimum(np.searchsorted(cumulative, rng.random(len(users))), n_items - 1)
        places = np.union1d(places, users * np.int64(n_items) + items)
    return np.sort(rng.choice(places, entries, replace=False))
