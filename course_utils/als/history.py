"""A training epoch after epoch, and as a file for those who have not written one yet."""

import io
from typing import NamedTuple

import numpy as np

from course_utils.als.penalty import PENALTIES
from course_utils.paths import DATA

RECORD = DATA / "recorded_epochs.npz"


class History(NamedTuple):
    """A training, epoch after epoch; index 0 is the start.

    Attributes
    ----------
    users : ndarray of shape (n_epochs + 1, n_users, 2)
    items : ndarray of shape (n_epochs + 1, n_items, 2)
    average_losses : ndarray of shape (n_epochs + 1,)
    """

    users: np.ndarray
    items: np.ndarray
    average_losses: np.ndarray


def recorded_histories(path=RECORD):
    """Load the trainings that the student edition carries.

    Parameters
    ----------
    path : pathlib.Path or file

    Returns
    -------
    dict of str to History
        For "entity" and "interaction", as `interactive_epochs` takes them.
    """
    with np.load(path) as arrays:
        return {penalty: History(*(arrays[f"{penalty}_{field}"].astype(float)
                                   for field in History._fields))
                for penalty in PENALTIES}


def packed(histories):
    """Write trainings in a form that `recorded_histories` reads.

    Parameters
    ----------
    histories : dict of str to History

    Returns
    -------
    bytes
        Places on the map keep three digits. The same trainings give the same bytes.
    """
    arrays = {
        f"{penalty}_{field}": values.astype("float16" if values.ndim == 3 else "float64")
        for penalty, history in histories.items()
        for field, values in zip(History._fields, history, strict=True)
    }
    stream = io.BytesIO()
    np.savez_compressed(stream, **arrays)
    return stream.getvalue()
