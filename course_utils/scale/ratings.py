"""Ratings from whatever holds them: a sparse matrix with a row a user, and its ids.

Every stored entry counts, also a stored 0: it says "not interacted", as in the course.
"""

from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from scipy.sparse import coo_array, csr_array, issparse

ID_COLUMNS = ("user_id", "item_id")
VALUE_COLUMNS = ("rating", "interacted")
PARQUET_SUFFIXES = (".parquet", ".pq")
CHUNK_ROWS = 2_000_000
_BLOCK_BYTES = 1 << 20
_SEPARATES = np.isin(np.arange(256), list(b",\r\n"))
_STRANGE = np.frombuffer(b' \t+"', np.uint8)


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
        A SciPy sparse matrix with a row a user, where the zeros of a DIA or BSR matrix are no
        entries; or a DataFrame with the columns ``user_id``, ``item_id`` and ``rating`` or
        ``interacted``; or the path of a CSV file, a Parquet file or a folder of these, as Spark
        writes it, with these columns. Files are read in parts. The ids of a CSV file are whole
        numbers where all are written as such, else the texts as they stand: ``007`` is not
        ``7``, and ``NA`` is an id.
    dtype : dtype
        Of the values: float32 or float64.

    Returns
    -------
    Ratings

    Raises
    ------
    ValueError
        If X is of another kind or empty, a column or value is missing, a column or a pair of
        user and item comes twice, a value is infinite, or a file cannot be read; the message
        names what.
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
    matrix = csr_array(X, dtype=dtype, copy=True)
    if X.format in ("dia", "bsr"):
        matrix.eliminate_zeros()
    n_entries = matrix.nnz if X.format in ("dia", "bsr") else X.nnz
    _refuse_empty(n_entries)
    matrix = _matrix(matrix, n_entries)
    return Ratings(matrix, np.arange(X.shape[0]), np.arange(X.shape[1]))


def _from_columns(users, items, values, dtype):
    _refuse_empty(len(values))
    user_numbers, user_ids = pd.factorize(users, sort=True)
    item_numbers, item_ids = pd.factorize(items, sort=True)
    shape = len(user_ids), len(item_ids)
    entries = coo_array((np.asarray(values, dtype=dtype), (user_numbers, item_numbers)), shape)
    return Ratings(
        _matrix(csr_array(entries), len(values)), np.asarray(user_ids), np.asarray(item_ids)
    )


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
    columns = list(columns)
    found = [column for column in VALUE_COLUMNS if column in columns]
    missing = [column for column in ID_COLUMNS if column not in columns]
    if missing or len(found) != 1:
        raise ValueError(
            f"{name} must have the columns user_id, item_id and one of rating and interacted; "
            f"it has {', '.join(map(str, columns))}."
        )
    for column in (*ID_COLUMNS, *found):
        if columns.count(column) > 1:
            raise ValueError(f"{name} has the column {column} {columns.count(column)} times.")
    return found[0]


def _columns_of_file(path, dtype):
    if not path.exists():
        raise ValueError(f"X: there is no file {path}.")
    parts = [_columns(part, path.name, dtype) for part in _parts(path)]
    if not parts:
        raise ValueError(f"X: {path.name} holds no rows.")
    users, items, values = zip(*parts, strict=True)
    return _joined_ids(users), _joined_ids(items), np.concatenate(values)


def _joined_ids(parts):
    """The parts of a column one after the other, each id as it came.

    Each part was read without knowledge of the others. Where one holds texts, all are texts; so
    are numbers of which some are below zero and some beyond 2^63, which no type holds.
    """
    kinds = {part.dtype.kind for part in parts}
    if len(kinds) == 1:
        return np.concatenate(parts)
    if kinds == {"i", "u"} and all(part.min() >= 0 for part in parts):
        return np.concatenate([part.astype(np.uint64) for part in parts])
    return np.concatenate([part.astype(str).astype(object) for part in parts])


def _parts(path):
    if path.is_dir() or path.suffix.lower() in PARQUET_SUFFIXES:
        return _parts_of_parquet(path)
    return _parts_of_csv(path)


def _parts_of_csv(path):
    try:
        yield from _parts_of_text(path)
    except pd.errors.EmptyDataError:
        raise ValueError(f"X: {path.name} is empty.") from None
    except UnicodeDecodeError:
        raise ValueError(f"X: {path.name} must be saved as CSV in UTF-8.") from None
    except (EOFError, pd.errors.ParserError) as error:
        raise ValueError(f"X: {path.name} cannot be read as CSV: {error}") from None


def _parts_of_text(path):
    # pandas takes a first row that is too long for one with an index, and renames a column that
    # is there twice; with the names of columns it lets rows be too long. So it reads them all.
    head = pd.read_csv(path, header=None, nrows=2, dtype=str, keep_default_na=False)
    value = _value_column(head.iloc[0], path.name)
    missing = {name: [""] for name in ID_COLUMNS} | {value: ["", "NA", "NaN", "nan", "null"]}
    options = {"chunksize": CHUNK_ROWS, "keep_default_na": False, "na_values": missing,
               "low_memory": False}
    columns = [*ID_COLUMNS, value]
    if _has_only_plain_numbers(path):
        with pd.read_csv(path, **options) as reader:
            parts = [part[columns] for part in reader]
        if all(part[name].dtype.kind in "iu" for part in parts for name in ID_COLUMNS):
            return parts
    with pd.read_csv(path, dtype=dict.fromkeys(ID_COLUMNS, object), **options) as reader:
        return [part[columns].assign(**{name: _whole_numbers(part[name]) for name in ID_COLUMNS})
                for part in reader]


def _has_only_plain_numbers(path):
    """Whether pandas reads each whole number of a file as it stands, and not ``007`` as ``7``.

    It is so where no field begins with a zero and another digit, with a sign and a zero, or with
    a blank, a plus or a quotation mark. Reading numbers as texts takes four times as long.
    """
    if path.suffix.lower() != ".csv":
        # What is compressed cannot be looked at.
        return False
    before = b"\n"
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            text = np.frombuffer(before + block, np.uint8)
            fields = np.flatnonzero(_SEPARATES[text[:-2]]) + 1
            first, second = text[fields], text[fields + 1]
            is_padded = (first == ord("0")) & (second >= ord("0")) & (second <= ord("9"))
            is_padded |= (first == ord("-")) & (second == ord("0"))
            if is_padded.any() or np.isin(first, _STRANGE).any():
                return False
            # A field may begin in one block and go on in the next.
            before = text[-2:].tobytes()
    return True


def _whole_numbers(texts):
    """Whole numbers where each of these texts is one as Python writes it; else the texts."""
    places, distinct = pd.factorize(texts)
    try:
        numbers = [int(text) for text in distinct]
        if list(map(str, numbers)) != list(distinct) or (places < 0).any():
            # A missing one has no place.
            return texts
        needs_unsigned = max(numbers) > np.iinfo(np.int64).max and min(numbers) >= 0
        return np.array(numbers, dtype=np.uint64 if needs_unsigned else np.int64)[places]
    except (ValueError, OverflowError):
        return texts


def _parts_of_parquet(path):
    try:
        from pyarrow import ArrowInvalid, dataset
    except ImportError:
        raise ValueError(
            f"X: {path.name} is a Parquet file, which needs a package that is not here: install "
            "this package's extra 'scale', or: pip install pyarrow"
        ) from None
    try:
        file = dataset.dataset(path, format="parquet", partitioning="hive")
        columns = [*ID_COLUMNS, _value_column(file.schema.names, path.name)]
        for batch in file.to_batches(columns=columns, batch_size=CHUNK_ROWS):
            if batch.num_rows:
                yield batch.to_pandas()
    except (ArrowInvalid, FileNotFoundError) as error:
        raise ValueError(f"X: {path.name} cannot be read as Parquet: {error}") from None
