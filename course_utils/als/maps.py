"""Maps compared: what is left of a difference once the one is turned onto the other."""

import numpy as np
import pandas as pd
from scipy.linalg import orthogonal_procrustes


def turned_onto(points, target):
    """The rotation or reflection that brings points nearest to others.

    Parameters
    ----------
    points, target : ndarray of shape (n, d)
        Row by row the same things.

    Returns
    -------
    ndarray of float64, shape (d, d)
        The orthogonal R with the least sum of squares of ``points @ R - target``.
    """
    return orthogonal_procrustes(points, target)[0]


def map_change(points, target):
    """How far two maps differ, as a share of the second map's size.

    Parameters
    ----------
    points, target : ndarray of shape (n, d)

    Returns
    -------
    float
        The root of the sum of squares of ``points - target``, divided by that of `target`.
    """
    return float(np.linalg.norm(points - target) / np.linalg.norm(target))


def direction_correlation(items, values):
    """How well the direction of items on a map tells the rank of a value.

    Parameters
    ----------
    items : ndarray of shape (n, 2)
    values : ndarray of shape (n,)

    Returns
    -------
    float
        From 0 to 1: the multiple correlation of the ranks with the cosine and the sine of the
        angle. It is the same for a rotated or mirrored map (Mardia and Jupp, *Directional
        Statistics*, 2000, section 11.2.1).
    """
    ranks = pd.Series(values).rank().to_numpy()
    ranks = ranks - ranks.mean()
    directions = items / np.linalg.norm(items, axis=1, keepdims=True)
    design = np.column_stack([np.ones(len(items)), directions])
    fitted = design @ np.linalg.lstsq(design, ranks)[0]
    return float(np.sqrt((fitted @ fitted) / (ranks @ ranks)))


def shuffled_correlations(items, values, n_shuffles=2000, seed=0):
    """`direction_correlation` where the values are dealt out by chance.

    Parameters
    ----------
    items, values
        As for `direction_correlation`.
    n_shuffles, seed : int

    Returns
    -------
    ndarray of float64, shape (n_shuffles,)
    """
    rng = np.random.default_rng(seed)
    return np.array([direction_correlation(items, rng.permutation(values))
                     for _ in range(n_shuffles)])
