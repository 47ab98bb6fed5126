"""Checks of interaction frames that several topics share; each error names the argument."""

import numpy as np
import pandas as pd


def require_frame(frame, name, columns):
    """ValueError unless `frame` is a non-empty DataFrame that has all `columns`."""
    if not isinstance(frame, pd.DataFrame):
        raise ValueError(f"{name} must be a pandas DataFrame, not {type(frame).__name__}.")
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise ValueError(f"{name} has no column {missing[0]!r}; it has {list(frame.columns)}.")
    if frame.empty:
        raise ValueError(f"{name} is empty; at least one interaction is needed.")


def id_columns(frame, name, also=()):
    """The columns ``user_id`` and ``item_id`` of a frame.

    Parameters
    ----------
    frame : DataFrame
    name : str
        The argument's name, for the message.
    also : tuple of str
        Columns that must be there too.

    Returns
    -------
    users, items : ndarray of int64, shape (n,)

    Raises
    ------
    ValueError
        If a column is missing, or holds anything but whole numbers from 0 up.
    """
    require_frame(frame, name, ("user_id", "item_id", *also))
    return tuple(_ids(frame[column], f"{name}[{column!r}]") for column in ("user_id", "item_id"))


def _ids(column, name):
    ids = column.to_numpy()
    if ids.dtype.kind not in "iu" or ids.min() < 0:
        raise ValueError(
            f"{name} must hold whole numbers from 0 up; consecutive_ids makes them from any ids."
        )
    return ids.astype(np.int64, copy=False)
