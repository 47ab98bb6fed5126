"""What crosses the wall of the sandbox: frames of bytes, and the limits of both sides.

A frame is one byte for its kind and then JSON. Nothing is ever unpickled, and a frame longer than
its reader allows is refused before it is read.
"""

import json
from dataclasses import dataclass
from typing import Any, NoReturn

from classroom.text import clean_text

# Task 2's dictionaries of the whole data take 0.2 MB, 655 embeddings of 50 numbers 0.7 MB.
MOST_ANSWER_BYTES = 2 << 20
MOST_REQUEST_BYTES = 64 << 20

# To the sandbox: run the cells, make a call, forget what was called, the reply to a question.
OPEN, CALL, FRESH, REPLY = b"O", b"C", b"N", b"R"
# From it: the statements that failed, an answer, a question, how a call ended without an answer,
# and how the whole sandbox did.
REPORT, ANSWER, QUESTION, ENDED, LOST = b"F", b"A", b"Q", b"X", b"L"
# To the judge and from it: a submission, a task of it, what became of either.
SUBMISSION, TASK, RESULT = b"S", b"T", b"="

# How a call can end.
OUTCOMES = ("ok", "error", "missing", "not_attempted", "exit", "timeout", "resource", "invalid")


class InvalidMessage(ValueError):
    """What came out of the sandbox is not what may come out of it; the message says why."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Instructions are those of WebAssembly, which are the same on an idle and on a busy machine;
    a core runs about eight thousand million of them in a second when it runs plain Python.

    Attributes
    ----------
    notebook_instructions : int
        For all cells together. When they are used up, definitions, imports and constants still
        run; other statements do not.
    statement_instructions : int
        For one top-level statement of a cell.
    call_instructions : int
        For one call of a function by the grader.
    submission_instructions : int
        For everything; later calls end as "timeout".
    memory_bytes : int
        The memory of the guest.
    disk_bytes : int
        Of each place that can be written to.
    helper_calls : int
        How often a call may ask the grader's side for a reference function.
    """

    notebook_instructions: int = 400_000_000_000
    statement_instructions: int = 150_000_000_000
    call_instructions: int = 400_000_000_000
    submission_instructions: int = 4_000_000_000_000
    memory_bytes: int = 1 << 30
    disk_bytes: int = 32 << 20
    helper_calls: int = 50_000


def parse_json(payload: bytes) -> Any:
    """Read JSON that a stranger may have written.

    Parameters
    ----------
    payload : bytes

    Returns
    -------
    object
        Dictionaries, lists, strings and numbers; `runner.cases.decode` checks the numbers.

    Raises
    ------
    InvalidMessage
        For anything but plain JSON: NaN and Infinity, endless digits, nesting too deep, bytes
        that are not UTF-8.
    """
    try:
        return json.loads(payload.decode("utf-8"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError, MemoryError) as error:
        raise InvalidMessage(f"not plain JSON ({clean_text(error)})") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"it holds {name}")
