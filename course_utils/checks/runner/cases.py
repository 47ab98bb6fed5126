"""What travels between a check and a student's function: cases, answers, verdicts, as JSON."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

import numpy as np
import pandas as pd

MAX_DEPTH = 12
MAX_NUMBERS = 2_000_000
MAX_TEXT = 200
# The columns that an array without rows may claim to have.
MAX_UNSEEN = 1_000
_DTYPES = ("float64", "int64")


@dataclass(frozen=True)
class Case:
    """One call of a student's function.

    Parameters
    ----------
    name : str
        What the case is, in a few words that may be shown to the student.
    arguments : tuple
        The positional arguments of the call.
    variables : dict
        The notebook's variables to set for the call. A `Helper` stands for a correct version
        of one of the notebook's functions, a `Twin` for two values.
    facts : dict
        What only the judge needs; never given to the student's function.
    """

    name: str
    arguments: tuple[Any, ...] = ()
    variables: dict[str, Any] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Helper:
    """The name of a notebook function that a correct one stands in for."""

    name: str


@dataclass(frozen=True)
class Twin:
    """A variable from which an argument is usually given, and others are usually computed.

    Parameters
    ----------
    outside : object
        What the notebook's own statements find.
    inside : object
        What the called function finds, which has the argument.
    """

    outside: object
    inside: object


def seen_outside(variables: dict[str, Any]) -> dict[str, Any]:
    """The notebook's variables as its own statements find them."""
    return {name: value.outside if isinstance(value, Twin) else value
            for name, value in variables.items()}


def seen_inside(variables: dict[str, Any]) -> dict[str, Any]:
    """The notebook's variables as the called function finds them."""
    return {name: value.inside if isinstance(value, Twin) else value
            for name, value in variables.items()}


@dataclass(frozen=True)
class Answer:
    """What came back from one call.

    Parameters
    ----------
    value : object
        Plain numbers, text, lists, tuples, dicts, sets and arrays, or None.
    status : str
        ``ok``, ``error``, ``timeout``, ``exit``, ``not_attempted``, ``missing``, ``resource``,
        ``invalid`` or ``untried``.
    message : str
        For ``error``, the exception's type and text, and on a second line the place; for ``ok``
        the same of a statement that could not follow the case's variables, in the grader; for
        ``invalid``, the name of a common hint, such as ``not-finite``; for ``untried``, why the
        call could not be made.
    arguments_after : tuple, optional
        The arguments as the call left them.
    """

    value: object = None
    status: str = "ok"
    message: str = ""
    arguments_after: tuple[object, ...] | None = None


@dataclass(frozen=True)
class Verdict:
    """What a judge found: a mistake's name, or None where the answers are right.

    `detail` is a sentence about the student's own numbers: with a mistake it is part of the
    closer hint, without one it is shown as a remark.
    """

    mistake: str | None = None
    detail: str = ""


class Mistaken(Exception):
    """Raised while an answer is read, where its form alone shows the mistake."""

    def __init__(self, mistake: str, detail: str = "") -> None:
        super().__init__(mistake)
        self.verdict = Verdict(mistake, detail)


def to_text(value: object) -> str:
    """Write a value as JSON text; see `encode`."""
    return json.dumps(encode(value), allow_nan=False)


def from_text(text: str) -> object:
    """Read a value from JSON text that may be hostile.

    Raises
    ------
    ValueError
        If the text is not JSON, or not what `decode` accepts.
    """
    try:
        return decode(json.loads(text, parse_constant=_no_constant))
    except RecursionError:
        raise ValueError("The JSON text is nested too deeply.") from None


def encode(value: object) -> object:
    """Turn a value into what `json.dumps` writes and `decode` reads.

    Parameters
    ----------
    value : object
        None, a finite number, short text, an array of numbers, a frame of numeric columns, a
        `Helper`, a `Twin`, or a list, tuple, set or dict of these.

    Returns
    -------
    object
        Numbers, None and lists as they are; all else as an object with one key that names the
        type.

    Raises
    ------
    ValueError
        If the value is of another type, or not finite.
    """
    if value is None:
        return None
    if isinstance(value, Helper):
        return {"helper": value.name}
    if isinstance(value, Twin):
        return {"twin": [encode(value.outside), encode(value.inside)]}
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, pd.DataFrame):
        return _encode_frame(value)
    if isinstance(value, np.ndarray):
        return _encode_array(value)
    if isinstance(value, dict):
        return {"dict": [[encode(key), encode(item)] for key, item in value.items()]}
    for kind, name in ((tuple, "tuple"), (set, "set"), (frozenset, "set")):
        if isinstance(value, kind):
            return {name: [encode(item) for item in value]}
    if isinstance(value, list):
        return [encode(item) for item in value]
    return _encode_number(value)


def _encode_number(value: object) -> int | float:
    if isinstance(value, (int, np.integer)) and not isinstance(value, bool):
        return int(value)
    if isinstance(value, (float, np.floating)) and np.isfinite(value):
        return float(value)
    raise ValueError(f"value must be finite numbers and containers of them, not {type(value)}.")


def _encode_array(array: np.ndarray[Any, Any]) -> dict[str, object]:
    dtype = "int64" if array.dtype.kind in "iu" else "float64"
    if array.dtype.kind not in "iuf" or not np.isfinite(array).all():
        raise ValueError(f"value must be an array of finite numbers, not of {array.dtype}.")
    return {"array": array.tolist(), "dtype": dtype, "shape": list(array.shape)}


def _encode_frame(frame: pd.DataFrame) -> dict[str, object]:
    columns = [[str(name), _encode_array(frame[name].to_numpy())] for name in frame.columns]
    return {"frame": columns, "index": _encode_array(frame.index.to_numpy())}


def decode(document: object) -> object:
    """Turn what `json.loads` read back into a value; the inverse of `encode`.

    Raises
    ------
    ValueError
        If the document is deeper than `MAX_DEPTH`, holds more than `MAX_NUMBERS` values, or
        anything that `encode` does not write, such as ``true`` or NaN.
    """
    count = _count(document, MAX_DEPTH)
    if count > MAX_NUMBERS:
        raise ValueError(f"The document holds {count} values; at most {MAX_NUMBERS} are read.")
    try:
        return _decode(document)
    except (KeyError, TypeError, AttributeError, OverflowError) as error:
        raise ValueError(f"The document is not what was expected: {error!r}") from None


def _count(document: object, depth: int) -> int:
    if depth == 0:
        raise ValueError(f"The document is nested more than {MAX_DEPTH} deep.")
    if isinstance(document, list):
        return 1 + sum(_count(item, depth - 1) if type(item) in (list, dict) else 1
                       for item in document)
    if isinstance(document, dict):
        return _count(list(document.values()), depth)
    return 1


def _decode(document: object) -> object:
    if document is None:
        return None
    if isinstance(document, list):
        return [_decode(item) for item in document]
    if isinstance(document, dict):
        kind = next(iter(document), "")
        if kind not in _DECODERS:
            raise ValueError("The document holds an object of an unknown kind.")
        return _DECODERS[kind](document)
    return _decode_number(document)


def _decode_number(number: object) -> int | float:
    if type(number) is int and abs(number) < 2**63:
        return number
    if type(number) is float and np.isfinite(number):
        return number
    raise ValueError(f"A finite number was expected, not {str(number)[:20]!r}.")


def _decode_text(document: dict[str, Any]) -> str:
    text = document["text"]
    if not isinstance(text, str) or len(text) > MAX_TEXT:
        raise ValueError(f"Text of at most {MAX_TEXT} characters was expected.")
    return text


def _decode_array(document: dict[str, Any]) -> np.ndarray[Any, Any]:
    if document["dtype"] not in _DTYPES:
        raise ValueError(f"dtype must be one of {_DTYPES}.")
    nested, sizes = document["array"], document["shape"]
    if len(sizes) > MAX_DEPTH or any(type(size) is not int for size in sizes):
        raise ValueError("shape must be a few whole numbers.")
    for number in _flat(nested):
        _decode_number(number)
    # Ragged lists are refused here, and whoever claims rows has to have sent them.
    array = np.array(nested, dtype=document["dtype"])
    sent, unseen = sizes[: array.ndim], sizes[array.ndim:]
    is_small = all(0 <= size <= MAX_UNSEEN for size in unseen)
    if sent != list(array.shape) or array.size and unseen or not is_small:
        raise ValueError("shape must be that of the nested numbers.")
    return array.reshape([*array.shape, *unseen])


def _flat(nested: object) -> Iterator[object]:
    if not isinstance(nested, list):
        yield nested
        return
    for item in nested:
        yield from _flat(item)


def _decode_frame(document: dict[str, Any]) -> pd.DataFrame:
    index = _decode_array(document["index"])
    return pd.DataFrame({str(name): _decode_array(column) for name, column in document["frame"]},
                        index=index)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not a finite number.")


_DECODERS: dict[object, Callable[[dict[str, Any]], object]] = {
    "text": _decode_text,
    "array": _decode_array,
    "frame": _decode_frame,
    "helper": lambda document: Helper(_decode_text({"text": document["helper"]})),
    "twin": lambda document: Twin(*map(_decode, document["twin"])),
    "tuple": lambda document: tuple(map(_decode, document["tuple"])),
    "set": lambda document: set(map(_decode, document["set"])),
    "dict": lambda document: {_decode(key): _decode(item) for key, item in document["dict"]},
}
