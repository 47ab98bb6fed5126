"""Task 7: the best unseen items of one user."""

import numpy as np

from course_utils.arrays import finite_array, positive_int
from course_utils.recommend.ranking import best_items, item_rows, settled


def recommend_items(user_repr, item_repr_matrix, seen_items, n):
    """Task 7: the unseen items with the highest predictions for a user.

    Parameters
    ----------
    user_repr : array_like of shape (d,)
    item_repr_matrix : array_like of shape (n_items, d)
        One item a row; the number of the row is the item's id.
    seen_items : collection of int
        Ids of the items that are left out.
    n : int
        How many items to recommend.

    Returns
    -------
    list of int
        Item ids, the highest prediction first, equal predictions by the lower id first; fewer
        than `n` where fewer items are unseen.

    Raises
    ------
    ValueError
        If a shape does not fit, `n` is not a whole number of at least 1, or `seen_items` names
        an item that is not there.

    Notes
    -----
    Predictions count as equal where they agree after `settled` has rounded them.
    """
    user = finite_array(user_repr, "user_repr", ndim=1)
    items = finite_array(item_repr_matrix, "item_repr_matrix", ndim=2)
    if len(user) != items.shape[1]:
        raise ValueError(
            f"user_repr has {len(user)} numbers and item_repr_matrix has {items.shape[1]} "
            "columns; they must have equally many."
        )
    scores = settled(items @ user)
    scores[item_rows(seen_items, "seen_items", len(items))] = -np.inf
    return best_items(scores, positive_int(n, "n")).tolist()
