"""Plain numbers out of whatever a student's code gave back.

An object may claim to equal everything, or convert itself to anything. So values become plain
Python numbers, containers and NumPy arrays before anything is compared.
"""

from collections import deque

import numpy as np
import pandas as pd

from .cases import MAX_DEPTH, MAX_NUMBERS, MAX_TEXT, Mistaken

_INTEGERS = {int, np.int32, np.int64}


def plain(value, depth=MAX_DEPTH):
    """Copy a value into plain types.

    Parameters
    ----------
    value : object
        Anything.
    depth : int
        How many containers may lie in one another.

    Returns
    -------
    object
        None, int, float, str, an ndarray of float64 or int64, or a list, tuple, set or dict of
        these. NaN and infinity stay.

    Raises
    ------
    Mistaken
        With the name of a common hint, where the value is none of these.
    """
    kind = type(value)
    if depth == 0:
        raise Mistaken("too-large")
    if value is None or value is Ellipsis:
        return None
    if issubclass(kind, str):
        return str.__str__(value)[:MAX_TEXT]
    if issubclass(kind, (pd.Series, pd.Index, pd.DataFrame)):
        return _plain_array(np.asarray(value), depth)
    if issubclass(kind, np.ndarray):
        return _plain_array(np.array(value, subok=False), depth)
    if issubclass(kind, (dict, list, tuple, set, frozenset, deque, range)):
        return _plain_container(value, kind, depth - 1)
    return _plain_number(value, kind, depth)


def _plain_container(value, kind, depth):
    if issubclass(kind, dict):
        pairs = _capped(dict.items(value))
        return {_plain_key(key): plain(item, depth) for key, item in pairs}
    if issubclass(kind, (set, frozenset)):
        return {_plain_key(item) for item in _capped(value)}
    items = _capped(value)
    if set(map(type, items)) <= _INTEGERS:
        items = list(map(int, items))
    else:
        items = [plain(item, depth) for item in items]
    return tuple(items) if issubclass(kind, tuple) else items


def _capped(items):
    if len(items) > MAX_NUMBERS:
        raise Mistaken("too-large")
    return list(items)


def _plain_key(key):
    """A dict's key or a set's member: a number, text, or a tuple of these."""
    if type(key) is tuple:
        return tuple(map(_plain_key, key))
    value = plain(key, 2)
    if not isinstance(value, (int, float, str)):
        raise Mistaken("not-numbers")
    return value


def _plain_array(array, depth):
    if array.size > MAX_NUMBERS:
        raise Mistaken("too-large")
    if array.dtype.kind in "OU":
        return plain(array.tolist(), depth - 1)
    if array.dtype.kind == "c":
        raise Mistaken("complex-numbers")
    if array.dtype.kind not in "iuf":
        raise Mistaken("not-numbers")
    array = array.astype(np.int64 if array.dtype.kind in "iu" else np.float64)
    return array.item() if array.ndim == 0 else array


def _plain_number(value, kind, depth):
    if issubclass(kind, (bool, np.bool_)):
        raise Mistaken("not-numbers")
    if issubclass(kind, (int, np.integer)):
        return int(value)
    if issubclass(kind, (complex, np.complexfloating)):
        raise Mistaken("complex-numbers")
    if not issubclass(kind, (float, np.floating)) and hasattr(kind, "__array__"):
        return _plain_array(np.array(value, subok=False), depth)
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        raise Mistaken("not-numbers") from None


def numbers(value):
    """Read a plain value as an array of finite numbers.

    Parameters
    ----------
    value : object
        A value as `plain` gives it.

    Returns
    -------
    ndarray of float64
        Of any shape; 0-d for one number.

    Raises
    ------
    Mistaken
        With ``nothing-returned``, ``ragged``, ``not-numbers`` or ``not-finite``.
    """
    if value is None:
        raise Mistaken("nothing-returned")
    try:
        array = np.array(value)
    except ValueError:
        raise Mistaken("ragged") from None
    if array.dtype.kind not in "iuf":
        raise Mistaken("not-numbers")
    if not np.isfinite(array).all():
        raise Mistaken("not-finite")
    return array.astype(np.float64)


def vanishes(discrepancies, tolerance):
    """Whether every number is finite and at most `tolerance` in size."""
    parts = discrepancies if isinstance(discrepancies, (list, tuple)) else [discrepancies]
    sizes = np.abs(np.hstack(parts))
    return bool(np.isfinite(sizes).all() and (sizes <= tolerance).all())


def first_match(mistakes, fits, tolerance):
    """The first mistake whose property all answers have.

    Parameters
    ----------
    mistakes : dict
        The mistake's name to a function of one fit, whose numbers vanish for that mistake.
    fits : list
        One for each case: its data together with the student's numbers.
    tolerance : float
        How far from 0 still counts as vanished.

    Returns
    -------
    str or None
    """
    for name, property_of in mistakes.items():
        if all(vanishes(property_of(fit), tolerance) for fit in fits):
            return name
    return None


def decimals(results, most=4):
    """The number of decimals to which all results were rounded; None if not, or to more."""
    for places in range(most + 1):
        if all(np.array_equal(np.round(result, places), result) for result in results):
            return places
    return None


def all_the_same(results):
    """Whether all results are the same numbers, whatever the data were."""
    return all(np.array_equal(result, results[0]) for result in results)


def changes_between_calls(results, tolerance):
    """Whether the last result differs from the first: tasks repeat their first case last."""
    first, last = results[0], results[-1]
    return first.shape != last.shape or not vanishes(first - last, tolerance)


def change_note(cases, answers):
    """A remark for answers that changed an array or dictionary they were given, or ""."""
    kinds = {np.ndarray: "array", dict: "dictionary"}
    for case, answer in zip(cases, answers, strict=True):
        for before, after in zip(case.arguments, answer.arguments_after or (), strict=False):
            kind = kinds.get(type(before))
            if kind and not np.array_equal(_contents(before), _contents(after)):
                return (f"Your function changes the {kind} that it is given: whoever uses that "
                        f"{kind} afterwards gets other numbers. Work on a copy.")
    return ""


def _contents(value):
    return [*value.items()] if isinstance(value, dict) else value
