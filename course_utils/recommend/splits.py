"""What a recommender may learn from, and what it is then asked about.

See Z. Meng, R. McCreadie, C. Macdonald and I. Ounis, "Exploring Data Splitting Strategies for the
Evaluation of Recommendation Models", RecSys 2020, doi:10.1145/3383313.3418479.
"""

from typing import NamedTuple

import numpy as np
import pandas as pd

from course_utils.arrays import finite_number
from course_utils.data.frames import id_columns, require_frame


class Split(NamedTuple):
    """Two parts of the interactions.

    Attributes
    ----------
    train, test : DataFrame
        Rows of the interactions in their order, with their index; each row is in one part.
    """

    train: pd.DataFrame
    test: pd.DataFrame


def leave_one_out(interactions_df):
    """Hold out the latest interaction of each user.

    Parameters
    ----------
    interactions_df : DataFrame
        Columns ``user_id``, ``item_id`` (whole numbers from 0) and ``timestamp``; each pair of
        user and item once.

    Returns
    -------
    Split
        Where a user's latest interactions have the same time, the one with the highest item id
        is held out. A user with a single interaction keeps it: nothing else could be learned
        from.

    Raises
    ------
    ValueError
        If a column is missing or holds wrong values, or a pair is there twice.
    """
    _require_interactions(interactions_df)
    ordered = interactions_df.sort_values(["user_id", "timestamp", "item_id"])
    is_latest = ~ordered.duplicated("user_id", keep="last")
    has_others = ordered.duplicated("user_id", keep=False)
    return _split(interactions_df, (is_latest & has_others).reindex(interactions_df.index))


def split_by_time(interactions_df, share=0.8):
    """Hold out all that happened after one point in time, the same for everybody.

    Parameters
    ----------
    interactions_df : DataFrame
        As for `leave_one_out`.
    share : float
        Between 0 and 1: at least this share of the interactions is for training. Interactions
        of the same time are not separated.

    Returns
    -------
    Split

    Raises
    ------
    ValueError
        As `leave_one_out`; or if `share` is not between 0 and 1, or nothing is held out.
    """
    _require_interactions(interactions_df)
    share = finite_number(share, "share")
    if not 0 < share < 1:
        raise ValueError(f"share must be between 0 and 1, not {share:g}.")
    times = interactions_df["timestamp"]
    is_late = times > np.quantile(times, share, method="inverted_cdf")
    if not is_late.any():
        raise ValueError(f"share={share:g} holds nothing out: too many interactions share a time.")
    return _split(interactions_df, is_late)


def evaluated_users(split):
    """The users with interactions in both parts, in increasing order.

    Without a test film there is nothing to find, and without training there is nothing to learn
    from: such users are left out of an evaluation.

    Parameters
    ----------
    split : Split

    Returns
    -------
    ndarray of int64
    """
    return np.intersect1d(split.train["user_id"], split.test["user_id"])


def _split(interactions_df, is_test):
    return Split(interactions_df[~is_test], interactions_df[is_test])


def _require_interactions(interactions_df):
    require_frame(interactions_df, "interactions_df", ("user_id", "item_id", "timestamp"))
    id_columns(interactions_df, "interactions_df")
    if not interactions_df.index.is_unique:
        raise ValueError("interactions_df has repeated labels in its index; reset_index first.")
    if interactions_df.duplicated(["user_id", "item_id"]).any():
        raise ValueError("interactions_df holds a pair of user and item twice; keep one of them.")
