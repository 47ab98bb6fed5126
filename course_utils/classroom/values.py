"""Numbers, arrays and frames as JSON, and back with every part checked.

The program inside the sandbox uses this file too; it needs only NumPy and pandas.
"""

import math
from collections import deque

import numpy as np
import pandas as pd

from .protocol import InvalidMessage, clean_text

DEEPEST = 12
LARGEST_INT = 2**63 - 1
_DTYPES = {"f": "float64", "i": "int64", "u": "int64"}


def encode(value, depth=0):
    """Turn a value into what JSON can hold.

    Parameters
    ----------
    value : object
        None, numbers, arrays, Series, DataFrames, and lists, tuples, sets and dicts of these.
        The keys of a dict are whole numbers or names.

    Returns
    -------
    object
        `decode` turns it back. Series and sets come back as arrays and lists.

    Raises
    ------
    InvalidMessage
        Where a part is no finite number: text, booleans, NaN, infinity, other objects.
    """
    if depth > DEEPEST:
        raise InvalidMessage(f"it is nested more than {DEEPEST} deep")
    if value is None:
        return None
    if isinstance(value, (np.ndarray, pd.Series, pd.Index)):
        return _encode_array(np.asarray(value))
    if isinstance(value, pd.DataFrame):
        return _encode_frame(value)
    if isinstance(value, dict):
        pairs = [[_encode_key(key), encode(item, depth + 1)] for key, item in value.items()]
        return {"dict": pairs}
    if isinstance(value, (list, tuple, set, frozenset, deque)):
        items = [encode(item, depth + 1) for item in value]
        return {"tuple": items} if isinstance(value, tuple) else items
    return _encode_number(value)


def decode(data, depth=0):
    """Turn what `encode` made back into values, trusting nothing.

    Parameters
    ----------
    data : object
        What JSON gave.

    Returns
    -------
    object
        None, int, float, list, tuple, dict, ndarray of float64 or int64, or DataFrame.

    Raises
    ------
    InvalidMessage
        Where a part is not of that form, not finite, or nested too deep.
    """
    if depth > DEEPEST:
        raise InvalidMessage(f"it is nested more than {DEEPEST} deep")
    if data is None:
        return None
    if isinstance(data, list):
        return [decode(item, depth + 1) for item in data]
    if isinstance(data, dict):
        return _decode_tagged(data, depth)
    return _checked_number(data)


def _encode_number(value):
    if isinstance(value, (bool, np.bool_)):
        raise InvalidMessage("it holds True or False where a number is due")
    if isinstance(value, (int, np.integer)):
        return _checked_number(int(value))
    if isinstance(value, (float, np.floating)):
        return _checked_number(float(value))
    raise InvalidMessage(f"it holds a {clean_text(type(value).__name__)} where a number is due")


def _encode_array(array):
    if array.dtype.kind == "O":
        return _encode_array(np.array([_encode_number(item) for item in array.flat]).reshape(
            array.shape))
    if array.dtype.kind not in _DTYPES:
        raise InvalidMessage(f"it is an array of {array.dtype}, not of numbers")
    if not np.isfinite(array).all():
        raise InvalidMessage("it holds NaN or infinity")
    return {
        "array": array.ravel().tolist(),
        "shape": list(array.shape),
        "dtype": _DTYPES[array.dtype.kind],
    }


def _encode_frame(frame):
    columns = [[_encode_key(name), _encode_array(frame[name].to_numpy())] for name in frame]
    return {"frame": columns, "index": _encode_array(frame.index.to_numpy())}


def _encode_key(key):
    return _checked_key(int(key) if isinstance(key, np.integer) else key)


def _decode_tagged(data, depth):
    match data:
        case {"array": list(numbers), "shape": list(shape), "dtype": dtype}:
            return _decode_array(numbers, shape, dtype)
        case {"tuple": list(items)}:
            return tuple(decode(item, depth + 1) for item in items)
        case {"dict": list(pairs)}:
            return {key: decode(item, depth + 1) for key, item in map(_checked_pair, pairs)}
        case {"frame": list(columns), "index": index}:
            return _decode_frame(columns, index, depth)
    raise InvalidMessage("it holds an object of unknown form")


def _decode_array(numbers, shape, dtype):
    if dtype not in ("float64", "int64") or len(shape) > DEEPEST:
        raise InvalidMessage("it holds an array of unknown kind")
    for number in numbers:
        _checked_number(number)
    if dtype == "int64" and any(type(number) is not int for number in numbers):
        raise InvalidMessage("it holds a fraction in an array of whole numbers")
    if not all(type(length) is int and length >= 0 for length in shape):
        raise InvalidMessage("it holds an array of impossible shape")
    if math.prod(shape) != len(numbers) or max(shape, default=0) > LARGEST_INT:
        raise InvalidMessage("it holds an array whose shape does not fit its numbers")
    return np.array(numbers, dtype=dtype).reshape(shape)


def _decode_frame(columns, index, depth):
    named = {key: decode(item, depth + 1) for key, item in map(_checked_pair, columns)}
    rows = decode(index, depth + 1)
    if not all(_is_column(item, rows) for item in [rows, *named.values()]):
        raise InvalidMessage("it holds a frame whose columns do not fit together")
    return pd.DataFrame(named, index=rows)


def _is_column(array, rows):
    return isinstance(array, np.ndarray) and array.ndim == 1 and len(array) == len(rows)


def _checked_pair(pair):
    if not isinstance(pair, list) or len(pair) != 2:
        raise InvalidMessage("it holds an object of unknown form")
    return _checked_key(pair[0]), pair[1]


def _checked_key(key):
    if type(key) is int and abs(key) <= LARGEST_INT:
        return key
    if isinstance(key, str) and key.isidentifier() and len(key) <= 64:
        return str(key)
    raise InvalidMessage(f"it holds the key {clean_text(key)!r}: not a whole number or a name")


def _checked_number(number):
    # The exact types: bool is a kind of int, and must not pass for a number.
    if type(number) is int and abs(number) <= LARGEST_INT:
        return number
    if type(number) is float and math.isfinite(number):
        return number
    raise InvalidMessage(f"it holds {clean_text(number)} where a finite number is due")
