"""How much of the map of notebook 2 is the data's, and how much its start's or its negatives'."""

import numpy as np
import pandas as pd

from course_utils.als.maps import direction_correlation, map_change, turned_onto
from course_utils.data.interactions import SEED, initial_embeddings, sample_negatives
from course_utils.session import progress
from course_utils.solutions.als import train_mf_als

NEARLY_THE_SAME = 0.1
"""Up to this share of its size, a map counts as nearly the same as another one."""


def other_maps(interactions_df, target, years, reg_l, epsilon, seeds=range(1, 11)):
    """Train with other starts, and with other negatives, and compare the maps with a given one.

    Parameters
    ----------
    interactions_df : DataFrame
        The positive interactions, as for `sample_negatives`.
    target : tuple of two ndarray, shape (n, 2)
        Users and items of the map to compare with, trained from the course's own seeds.
    years : Series
        A number for some of the items, by item id.
    reg_l, epsilon : float
        As for `course_utils.perform_mf_als_training`.
    seeds : iterable of int
        Of the starts, and of the draws of negatives.

    Returns
    -------
    DataFrame
        A row for each training. Columns: what was ``drawn anew`` (the start or the negatives),
        the ``total loss``, the `map_change` to `target` after the best rotation or reflection as
        ``difference``, and the `direction_correlation` of the items in `years` as ``direction and
        year``.
    """
    wanted, rows = np.vstack(target), []
    drawn = [("start", seed, SEED) for seed in seeds]
    drawn += [("negatives", SEED, seed) for seed in seeds]
    for name, start_seed, negatives_seed in progress(drawn, "map"):
        start = initial_embeddings(*map(len, target), seed=start_seed)
        frame = sample_negatives(interactions_df, seed=negatives_seed)
        training = train_mf_als(frame, *start, reg_l, epsilon)
        found = np.vstack([training.user_repr_matrix, training.item_repr_matrix])
        items = training.item_repr_matrix[years.index]
        rows.append({
            "drawn anew": name,
            "total loss": training.total_losses[-1],
            "difference": map_change(found @ turned_onto(found, wanted), wanted),
            "direction and year": direction_correlation(items, years.to_numpy()),
        })
    return pd.DataFrame(rows)


def map_summary(maps):
    """How often the map is nearly the same, and the spread of its correlation with the years.

    Parameters
    ----------
    maps : DataFrame
        From `other_maps`.

    Returns
    -------
    DataFrame
        A row for each thing that was drawn anew. Columns: the number of ``maps``, how many are
        ``nearly the same``, and ``mean``, ``std``, ``min`` and ``max`` of the correlation.
    """
    groups = maps.groupby("drawn anew", sort=False)
    same = groups["difference"].agg(lambda values: int((values < NEARLY_THE_SAME).sum()))
    spread = groups["direction and year"].agg(["mean", "std", "min", "max"])
    return pd.concat([groups.size().rename("maps"), same.rename("nearly the same"), spread], axis=1)
