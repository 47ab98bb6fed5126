"""What tasks 4 and 5 are judged by: pairs of users and items, slopes, and epochs by descent."""

from typing import NamedTuple

import numpy as np
import pandas as pd


class Pairs(NamedTuple):
    """The rows of an interactions frame, each an array of shape (n,)."""

    users: np.ndarray
    items: np.ndarray
    r: np.ndarray

    def frame(self):
        """The frame that these rows were read from."""
        return pd.DataFrame({"user_id": self.users, "item_id": self.items, "interacted": self.r})

    @property
    def by_item(self):
        """The same rows with the two sides exchanged."""
        return Pairs(self.items, self.users, self.r)


def pairs_of(interactions_df):
    """Read a frame's columns ``user_id``, ``item_id`` and ``interacted``."""
    columns = ("user_id", "item_id", "interacted")
    return Pairs(*(interactions_df[column].to_numpy() for column in columns))


def dictionaries(pairs):
    """Each user's items and each item's users, in the order of the rows."""
    return tuple(
        {int(own): side.items[side.users == own].tolist() for own in _in_order(side.users)}
        for side in (pairs, pairs.by_item)
    )


def _in_order(ids):
    return dict.fromkeys(ids.tolist())


def epochs(pairs, user_reprs, item_reprs, reg_l, for_each_pair, n_epochs, at_rest=0.0):
    """Matrices before the first epoch and after each of `n_epochs`.

    Parameters
    ----------
    pairs : Pairs
    user_reprs, item_reprs : ndarray of float64, shapes (n_users, d) and (n_items, d)
    reg_l : float
    for_each_pair : bool
        Whether the penalty counts once for each pair, or once for each user and item.
    n_epochs : int
    at_rest : float
        Stop before that when no number of the matrices moves by more than this.

    Returns
    -------
    list of tuple of ndarray
    """
    history = [(user_reprs, item_reprs)]
    for _ in range(n_epochs):
        user_reprs = settle(pairs, user_reprs, item_reprs, reg_l, for_each_pair)
        item_reprs = settle(pairs.by_item, item_reprs, user_reprs, reg_l, for_each_pair)
        history.append((user_reprs, item_reprs))
        if _move(*history[-2:]) < at_rest:
            break
    return history


def _move(before, after):
    return max(np.abs(new - old).max() for old, new in zip(before, after, strict=True))


def settle(side, reprs, fixed_reprs, reg_l, for_each_pair):
    """Move every row of one side to where its objective is flat.

    The objective is quadratic: its slope changes by the same along each direction, wherever one
    stands. A second move takes off rounding errors.
    """
    counts = np.bincount(side.users, minlength=len(reprs))[:, np.newaxis]
    weights = reg_l * (counts if for_each_pair else np.ones_like(counts))
    others = fixed_reprs[side.items]

    def slope(at, r):
        errors = np.einsum("ij,ij->i", at[side.users], others) - r
        slopes = weights * at
        np.add.at(slopes, side.users, errors[:, np.newaxis] * others)
        return slopes

    directions = np.eye(reprs.shape[1])
    bends = np.stack([slope(np.broadcast_to(direction, reprs.shape), 0)
                      for direction in directions], axis=2)
    inverses = np.linalg.pinv(bends)
    for _ in range(2):
        reprs = reprs - np.einsum("ijk,ik->ij", inverses, slope(reprs, side.r))
    return reprs


def total_losses(pairs, user_reprs, item_reprs, reg_l):
    """The squared errors plus the penalty: once for each user and item, and for each pair."""
    squares = np.sum(user_reprs ** 2, axis=1), np.sum(item_reprs ** 2, axis=1)
    error = squared_error(pairs, user_reprs, item_reprs)
    for_each = squares[0][pairs.users].sum() + squares[1][pairs.items].sum()
    return error + reg_l * (squares[0].sum() + squares[1].sum()), error + reg_l * for_each


def squared_error(pairs, user_reprs, item_reprs):
    """The sum of the squared differences between r and the products."""
    products = np.sum(user_reprs[pairs.users] * item_reprs[pairs.items], axis=1)
    return np.sum((pairs.r - products) ** 2)
