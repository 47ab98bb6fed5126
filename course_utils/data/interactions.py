"""From ratings to what ALS works on: films, consecutive ids, matrix, negatives, embeddings."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from course_utils.arrays import positive_int
from course_utils.data.frames import id_columns, require_frame
from course_utils.personal_data import PERSONAL_DATA

SEED = 6789
N_RANDOM_FILMS = 90
WELL_KNOWN_FILMS = (1, 318, 1193, 1208, 1214, 1721, 2959, 3578, 4306, 109487)
N_NEG_PER_POS = 5
EMBEDDING_DIM = 2
MAX_CELLS = 20_000_000  # 160 MB of float64


def select_films(movielens, seed=PERSONAL_DATA.film_seed):
    """The course's selection: 90 films drawn at random and ten well-known ones.

    Parameters
    ----------
    movielens : course_utils.data.movielens.MovieLens
    seed : int
        Of the `numpy.random.RandomState` that draws the films.

    Returns
    -------
    ml_ratings_df, ml_movies_df : DataFrame
        The rows of ``movielens.ratings`` and ``movielens.movies`` that belong to the selection,
        with their original index.
    """
    ratings, movies = movielens.ratings, movielens.movies
    drawn = np.random.RandomState(seed).choice(movies["item_id"], N_RANDOM_FILMS, replace=False)
    left_ids = {*drawn.tolist(), *WELL_KNOWN_FILMS}
    return ratings[ratings["item_id"].isin(left_ids)], movies[movies["item_id"].isin(left_ids)]


class ConsecutiveIds(NamedTuple):
    """Interactions with ids 0, 1, 2, … and the four dictionaries between old and new ids."""

    interactions_df: pd.DataFrame
    user_id_mapping: dict
    user_id_reverse_mapping: dict
    item_id_mapping: dict
    item_id_reverse_mapping: dict


def consecutive_ids(ratings_df):
    """Number users and items from 0 in the order in which they first appear.

    Parameters
    ----------
    ratings_df : DataFrame
        With columns ``user_id`` and ``item_id``; it is not changed.

    Returns
    -------
    ConsecutiveIds
        A named tuple: the frame with new ids, then for users and for items the dictionary from
        old to new ids and the one back (int to int).

    Raises
    ------
    ValueError
        If a column is missing, the frame is empty, or an id is missing.
    """
    require_frame(ratings_df, "ratings_df", ("user_id", "item_id"))
    users, user_ids = pd.factorize(ratings_df["user_id"])
    items, item_ids = pd.factorize(ratings_df["item_id"])
    for codes, column in ((users, "user_id"), (items, "item_id")):
        if (codes < 0).any():
            raise ValueError(f"ratings_df has missing values in {column}; drop those rows first.")
    interactions_df = ratings_df.assign(user_id=users, item_id=items)
    return ConsecutiveIds(interactions_df, *_mappings(user_ids), *_mappings(item_ids))


def interaction_matrix(interactions_df, n_users=None, n_items=None):
    """The matrix r: 1 where the user has interacted with the item, 0 elsewhere.

    Parameters
    ----------
    interactions_df : DataFrame
        With columns ``user_id`` and ``item_id`` of ids counted from 0.
    n_users, n_items : int, optional
        The shape; by default one more than the largest id.

    Returns
    -------
    ndarray of float64, shape (n_users, n_items)

    Raises
    ------
    ValueError
        If an id does not fit the shape, or the matrix would have more than `MAX_CELLS` cells, as
        with ids that are far from consecutive (see `consecutive_ids`).
    """
    users, items = id_columns(interactions_df, "interactions_df")
    shape = _n_ids(users, n_users, "n_users"), _n_ids(items, n_items, "n_items")
    if shape[0] * shape[1] > MAX_CELLS:
        raise ValueError(
            f"interactions_df needs a matrix of {shape[0]} by {shape[1]} cells, more than "
            f"{MAX_CELLS}; number the ids from 0 with consecutive_ids first."
        )
    r = np.zeros(shape)
    r[users, items] = 1
    return r


def sample_negatives(interactions_df, n_neg_per_pos=N_NEG_PER_POS, seed=SEED):
    """Add pairs without an interaction, drawn from all empty cells without repetition.

    Parameters
    ----------
    interactions_df : DataFrame
        The positive interactions: columns ``user_id`` and ``item_id`` of ids counted from 0. A
        pair that was rated counts as positive whatever its rating.
    n_neg_per_pos : int
        How many negatives to draw for each positive.
    seed : int
        Of the `numpy.random.default_rng` that draws them.

    Returns
    -------
    interactions_pos_neg_df : DataFrame
        Columns ``user_id``, ``item_id`` and ``interacted``: first the positives in their
        order (1), then the negatives sorted by user and item (0).

    Raises
    ------
    ValueError
        If more negatives are asked for than there are empty cells; the message says how many
        there are.
    """
    r = interaction_matrix(interactions_df)
    n_neg_per_pos = positive_int(n_neg_per_pos, "n_neg_per_pos")
    positives = interactions_df[["user_id", "item_id"]].drop_duplicates(ignore_index=True)
    empty = np.flatnonzero(r.ravel() == 0)
    n_negatives = n_neg_per_pos * len(positives)
    if n_negatives > len(empty):
        raise ValueError(
            f"n_neg_per_pos={n_neg_per_pos} asks for {n_negatives} negatives, but only "
            f"{len(empty)} pairs of a user and an item are free."
        )
    drawn = np.random.default_rng(seed).choice(empty, n_negatives, replace=False, shuffle=False)
    users, items = np.unravel_index(np.sort(drawn), r.shape)
    negatives = pd.DataFrame({"user_id": users, "item_id": items})
    return pd.concat(
        [positives.assign(interacted=1), negatives.assign(interacted=0)], ignore_index=True
    )


def initial_embeddings(n_users, n_items, embedding_dim=EMBEDDING_DIM, seed=SEED):
    """Standard normal representations to start from, users drawn first.

    Parameters
    ----------
    n_users, n_items, embedding_dim : int
    seed : int
        Of the `numpy.random.RandomState` that draws them.

    Returns
    -------
    user_repr_matrix : ndarray of float64, shape (n_users, embedding_dim)
    item_repr_matrix : ndarray of float64, shape (n_items, embedding_dim)
    """
    n_users = positive_int(n_users, "n_users")
    n_items = positive_int(n_items, "n_items")
    embedding_dim = positive_int(embedding_dim, "embedding_dim")
    rng = np.random.RandomState(seed)
    return rng.normal(size=(n_users, embedding_dim)), rng.normal(size=(n_items, embedding_dim))


def _mappings(ids):
    ids = ids.tolist()
    return {old: new for new, old in enumerate(ids)}, dict(enumerate(ids))


def _n_ids(ids, n, name):
    needed = int(ids.max()) + 1
    if n is None:
        return needed
    n = positive_int(n, name)
    if n < needed:
        raise ValueError(f"{name}={n} is too small for the largest id, {needed - 1}.")
    return n
