"""A representation for a user who came after the training."""

import numpy as np

from course_utils.als import perform_mf_als_step
from course_utils.validation import finite_array


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    """Task 9: the representation of a new user, by one ridge step with the items held fixed.

    Parameters
    ----------
    item_ids : sequence of int, length n
        The items of the user's pairs, as rows of the matrix.
    interacted : array_like of shape (n,)
        1 for an interaction, 0 for a negative.
    item_repr_matrix : array_like of shape (n_items, d)
        The representations that the training found; they are not changed.
    reg_l : float
        The regularisation constant of the training.

    Returns
    -------
    ndarray of float64, shape (d,)
        The same that `perform_mf_als_step` gives for the rows `item_ids`.

    Raises
    ------
    ValueError
        If an id is not a row of the matrix, or as `perform_mf_als_step`.
    """
    items = finite_array(item_repr_matrix, "item_repr_matrix", ndim=2)
    ids = finite_array(item_ids, "item_ids", ndim=1)
    if not np.all((ids == np.floor(ids)) & (ids >= 0) & (ids < len(items))):
        raise ValueError(
            f"item_ids must hold rows of item_repr_matrix: "
            f"whole numbers from 0 to {len(items) - 1}."
        )
    return perform_mf_als_step(items[ids.astype(int)], interacted, reg_l)
