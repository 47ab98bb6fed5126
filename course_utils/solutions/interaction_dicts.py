"""Task 2: who goes with whom."""

import numpy as np

from course_utils.data.frames import id_columns


def interaction_dicts(interactions_pos_neg_df):
    """Task 2: who goes with whom, as two dictionaries of lists.

    Parameters
    ----------
    interactions_pos_neg_df : DataFrame
        With columns ``user_id`` and ``item_id``.

    Returns
    -------
    interactions_pos_neg_user_dict : dict of int to list of int
        For each user the items of its rows, positives and negatives, in the frame's order.
    interactions_pos_neg_item_dict : dict of int to list of int
        For each item the users of its rows.
    """
    users, items = id_columns(interactions_pos_neg_df, "interactions_pos_neg_df")
    return _grouped(users, items), _grouped(items, users)


def _grouped(keys, values):
    """Values by key: a stable sort brings equal keys together and keeps the rows' order."""
    order = np.argsort(keys, kind="stable")
    unique, starts = np.unique(keys[order], return_index=True)
    groups = np.split(values[order], starts[1:])
    return {key: group.tolist() for key, group in zip(unique.tolist(), groups, strict=True)}
