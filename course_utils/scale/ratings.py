"""Ratings from whatever holds them, as a sparse matrix with a row a user, and the ids it stands for.

Every stored entry counts, also a stored 0: it says "not interacted", as in the course.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array, issparse

ID_COLUMNS = ("user_id", "item_id")
VALUE_COLUMNS = ("rating", "interacted")
CHUNK_ROWS = 2_000_000


class Ratings(NamedTuple):
    """Ratings and what their rows and columns mean.

    Attributes
    ----------
    matrix : csr_array of shape (n_users, n_items)
        Sorted, each pair once.
    user_ids, item_ids : ndarray of shape (n_users,), (n_items,)
        The ids as they came, in increasing order.
    """

    matrix: csr_array
    user_ids: np.ndarray
    item_ids: np.ndarray


def read_ratings(X, dtype):
    """Read ratings from a sparse matrix, a DataFrame or a file.

    Parameters
    ----------
    X : sparse matrix, DataFrame or path_like
        A SciPy sparse matrix with a row a user; or a DataFrame with the columns ``user_id``,
        ``item_id`` and ``rating`` or ``interacted``; or the path of a CSV or Parquet file with
        these columns, which is read in parts.
    dtype : dtype
        Of the values: float32 or float64.

    Returns
    -------
    Ratings

    Raises
    ------
    ValueError
        If X is of another kind or empty, a column or value is missing, a value is infinite, a
        pair of user and item comes twice, or a file's ids are of different kinds.
    """
    if issparse(X):
        return _from_sparse(X, dtype)
    if isinstance(X, pd.DataFrame):
        return _from_columns(*_columns(X, "X", dtype), dtype)
    if isinstance(X, (str, Path)):
        return _from_columns(*_columns_of_file(Path(X), dtype), dtype)
    raise ValueError(
        "X must be a SciPy sparse matrix, a DataFrame or the path of a CSV or Parquet file, "
        f"not {type(X).__name__}."
    )


def _from_sparse(X, dtype):
    if X.ndim != 2:
        raise ValueError(f"X must have two dimensions, not {X.ndim}.")
    _refuse_empty(X.nnz)
    matrix = _matrix(csr_array(X, dtype=dtype, copy=True), X.nnz)
    return Ratings(matrix, np.arange(X.shape[0]), np.arange(X.shape[1]))


def _from_columns(users, items, values, dtype):
    _refuse_empty(len(values))
    user_numbers, user_ids = pd.factorize(users, sort=True)
    item_numbers, item_ids = pd.factorize(items, sort=True)
    shape = len(user_ids), len(item_ids)
    entries = coo_array((np.asarray(values, dtype=dtype), (user_numbers, item_numbers)), shape)
    return Ratings(_matrix(csr_array(entries), len(values)), np.asarray(user_ids), np.asarray(item_ids))


def _refuse_empty(n_entries):
    if n_entries == 0:
        raise ValueError("X holds no ratings; at least one is needed.")


def _matrix(matrix, n_entries):
    """A sparse matrix of our own, checked, sorted, with indices as small as they can be."""
    if not np.isfinite(matrix.data).all():
        raise ValueError(f"X holds values that are NaN or infinite in {matrix.dtype}; remove or "
                         "replace them first.")
    matrix.sum_duplicates()
    if repeated := n_entries - matrix.nnz:
        raise ValueError(
            f"X holds {repeated} pairs of user and item more than once; keep one row of each."
        )
    small = np.int32 if max(matrix.nnz, *matrix.shape) <= np.iinfo(np.int32).max else np.int64
    indices, indptr = (part.astype(small, copy=False) for part in (matrix.indices, matrix.indptr))
    return csr_array((matrix.data, indices, indptr), shape=matrix.shape)


def _columns(frame, name, dtype):
    column = _value_column(frame.columns, name)
    for each in (*ID_COLUMNS, column):
        if frame[each].isna().any():
            raise ValueError(f"{name}: the column {each} has missing values; remove those rows.")
    try:
        values = frame[column].to_numpy(dtype=dtype)
    except (TypeError, ValueError):
        raise ValueError(f"{name}: the column {column} must hold numbers.") from None
    return *(frame[each].to_numpy() for each in ID_COLUMNS), values


def _value_column(columns, name):
    found = [column for column in VALUE_COLUMNS if column in columns]
    missing = [column for column in ID_COLUMNS if column not in columns]
    if missing or len(found) != 1:
        raise ValueError(
            f"{name} must have the columns user_id, item_id and one of rating and interacted; "
            f"it has {', '.join(map(str, columns))}."
        )
    return found[0]


def _columns_of_file(path, dtype):
    if not path.is_file():
        raise ValueError(f"X: there is no file {path}.")
    parts = [_columns(part, path.name, dtype) for part in _parts(path)]
    if not parts:
        raise ValueError(f"X: {path.name} holds no rows.")
    users, items, values = zip(*parts, strict=True)
    ids = (_joined_ids(part, name, path.name)
           for part, name in zip((users, items), ID_COLUMNS, strict=True))
    return *ids, np.concatenate(values)


def _joined_ids(parts, column, name):
    """The parts of a column one after the other, each id as it came.

    Each part was read without knowledge of the others, so they may be of different types: to join
    those of whole numbers below and above 2^63 would round them.
    """
    if len({part.dtype.kind for part in parts}) == 1:
        return np.concatenate(parts)
    if all(part.dtype.kind in "iu" and part.min() >= 0 for part in parts):
        return np.concatenate([part.astype(np.uint64) for part in parts])
    raise ValueError(
        f"X: {name}: the column {column} holds ids of different kinds, such as numbers and text; "
        f"read it yourself with pandas.read_csv({name!r}, dtype={{{column!r}: str}}) and give the "
        "DataFrame.")


def _parts(path):
    if path.suffix.lower() == ".parquet":
        return _parts_of_parquet(path)
    return _parts_of_csv(path)


def _parts_of_csv(path):
    try:
        columns = _used_columns(pd.read_csv(path, nrows=0).columns, path.name)
    except pd.errors.EmptyDataError:
        raise ValueError(f"X: {path.name} is empty.") from None
    with pd.read_csv(path, usecols=columns, chunksize=CHUNK_ROWS, low_memory=False) as reader:
        yield from reader


def _used_columns(columns, name):
    return [*ID_COLUMNS, _value_column(columns, name)]


def _parts_of_parquet(path):
    try:
        from pyarrow import parquet
    except ImportError:
        raise ValueError(
            f"X: {path.name} is a Parquet file, which needs a package that is not here: install "
            "this package's extra 'scale', or: pip install pyarrow"
        ) from None
    file = parquet.ParquetFile(path)
    columns = _used_columns(file.schema_arrow.names, path.name)
    for batch in file.iter_batches(CHUNK_ROWS, columns=columns):
        yield batch.to_pandas()
