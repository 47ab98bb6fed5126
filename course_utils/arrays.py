"""Checks of arguments that several topics share; each error names the argument."""

from decimal import Decimal
from numbers import Real

import numpy as np


def finite_array(value, name, ndim):
    """Convert to a new float64 array and check it.

    Parameters
    ----------
    value : array_like
        Numbers; lists, DataFrames and integer arrays are converted.
    name : str
        The argument's name, for the message.
    ndim : int
        The number of dimensions expected.

    Returns
    -------
    ndarray of float64
        A copy, so that the caller's object is never changed.

    Raises
    ------
    ValueError
        If `value` is not numeric, has another number of dimensions, is empty, or holds NaN or
        infinity.
    """
    shape = {1: "a one-dimensional", 2: "a two-dimensional"}[ndim]
    array = _numeric(value, name, f"{shape} array of numbers, without text, gaps or unequal rows")
    if array.ndim != ndim:
        raise ValueError(f"{name} must be {shape} array, but its shape is {array.shape}.")
    if array.size == 0:
        raise ValueError(f"{name} is empty; at least one row of numbers is needed.")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} holds NaN or infinite values; remove or replace them first.")
    return array


def finite_number(value, name):
    """Convert to a float; ValueError unless it is one finite number."""
    number = _numeric(value, name, "a number")
    if number.ndim or not np.isfinite(number):
        raise ValueError(f"{name} must be one finite number, not {value!r}.")
    return float(number)


def nonnegative_number(value, name):
    """Convert to a float; ValueError unless it is finite and at least 0."""
    number = finite_number(value, name)
    if number < 0:
        raise ValueError(f"{name} must be 0 or more, not {value!r}.")
    return number


def binary_array(value, name):
    """Convert to a one-dimensional float64 array of zeros and ones, or raise ValueError."""
    array = finite_array(value, name, ndim=1)
    odd = array[(array != 0) & (array != 1)]
    if odd.size:
        raise ValueError(f"{name} must hold only 0 and 1, but it holds {odd[0]:g}.")
    return array


def same_length(first, first_name, second, second_name):
    """ValueError unless both arrays have the same number of rows."""
    if len(first) != len(second):
        raise ValueError(
            f"{first_name} has {len(first)} rows and {second_name} has {len(second)}; "
            "they must have equally many."
        )


def positive_int(value, name):
    """Convert to an int; ValueError unless it is a whole number of at least 1."""
    number = finite_number(value, name)
    if number < 1 or number != int(number):
        raise ValueError(f"{name} must be a whole number of at least 1, not {value!r}.")
    return int(number)


def _numeric(value, name, expected):
    """Convert to a new float64 array, or raise ValueError."""
    try:
        array = np.asarray(value)
        if _holds_numbers(array):
            return np.array(array, dtype=np.float64)
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError(f"{name} must be {expected}; this {type(value).__name__} is not.")


def _holds_numbers(array):
    """Whether each value is a number: NumPy would read text as numbers and None as NaN."""
    if array.dtype.kind == "O":
        return all(isinstance(value, (Real, Decimal, np.bool_)) for value in array.flat)
    return array.dtype.kind in "biuf"
