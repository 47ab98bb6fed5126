"""Scores without a factorisation: random, popular, neighbours of what the user has seen."""

from itertools import pairwise

import numpy as np
from scipy.sparse import csr_array

from course_utils.frames import id_columns
from course_utils.recommend.ranking import best_items
from course_utils.validation import positive_int

BLOCK_ROWS = 500


def random_scores(shape, seed=0):
    """Scores that know nothing: uniform random numbers, shape (n_users, n_items)."""
    return np.random.default_rng(seed).random(shape)


def popularity_scores(interactions_df, shape):
    """The same for everybody: how many interactions each item has.

    Parameters
    ----------
    interactions_df : DataFrame
        Columns ``user_id`` and ``item_id``.
    shape : tuple of int
        Numbers of users and of items.

    Returns
    -------
    ndarray of float64, shape (n_users, n_items)
    """
    _, items = id_columns(interactions_df, "interactions_df")
    counts = np.bincount(items, minlength=shape[1]).astype(float)
    return np.broadcast_to(counts, shape)


def item_neighbours(interactions_df, shape, n_neighbours):
    r"""The items whose users overlap most with those of each item.

    Similarity is the cosine of two columns of the interaction matrix, that is
    :math:`n_{ij} / \sqrt{n_i n_j}` with the numbers of users of both items and of each.

    Parameters
    ----------
    interactions_df, shape
        As for `popularity_scores`.
    n_neighbours : int

    Returns
    -------
    neighbours : ndarray of int64, shape (n_items, n_neighbours)
        For each item the most similar ones first, equal ones by the lower id; item 0 with the
        similarity 0 fills up the row of an item that has fewer.
    similarities : ndarray of float64, shape (n_items, n_neighbours)
    """
    n_neighbours = positive_int(n_neighbours, "n_neighbours")
    by_item = _matrix(interactions_df, shape).T.tocsr()
    by_user = by_item.T.tocsr()
    lengths = np.sqrt(np.maximum(by_item.sum(axis=1), 1))
    neighbours = np.zeros((shape[1], n_neighbours), dtype=int)
    similarities = np.zeros((shape[1], n_neighbours))
    for start in range(0, shape[1], BLOCK_ROWS):
        # Whole numbers, so the sums are exact on every machine.
        common = by_item[start:start + BLOCK_ROWS] @ by_user
        for item, (first, last) in enumerate(pairwise(common.indptr), start):
            others = common.indices[first:last]
            cosines = common.data[first:last] / (lengths[others] * lengths[item])
            cosines[others == item] = -np.inf
            best = best_items(cosines, n_neighbours, others)
            neighbours[item, :len(best)] = others[best]
            similarities[item, :len(best)] = cosines[best]
    return neighbours, similarities


def knn_scores(interactions_df, shape, neighbours, similarities):
    """Item-kNN: how similar an item's nearest neighbours are, of those that the user has seen.

    B. Sarwar, G. Karypis, J. Konstan and J. Riedl, "Item-based collaborative filtering
    recommendation algorithms", WWW 2001, doi:10.1145/371920.372071, for ones in place of ratings.

    Parameters
    ----------
    interactions_df, shape
        As for `popularity_scores`.
    neighbours, similarities : ndarray of shape (n_items, k)
        From `item_neighbours`.

    Returns
    -------
    ndarray of float64, shape (n_users, n_items)
        The sum of an item's similarities to those of its k neighbours that the user has seen.
    """
    n_items, k = neighbours.shape
    parts = similarities.ravel(), neighbours.ravel(), np.arange(0, n_items * k + 1, k)
    weights = csr_array(parts, shape=(n_items, n_items))
    return (weights @ _matrix(interactions_df, shape).T.tocsr()).toarray().T


def _matrix(interactions_df, shape):
    users, items = id_columns(interactions_df, "interactions_df")
    return csr_array((np.ones(len(users)), (users, items)), shape=shape)
