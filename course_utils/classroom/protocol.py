"""What crosses the wall of the sandbox: frames of bytes, and the limits of both sides.

A frame is one byte for its kind, four for its length, and then JSON. Nothing is ever unpickled,
and a frame longer than its reader allows is refused before it is read. The program inside the
sandbox uses this file too, so it imports nothing but the standard library and ``text.py``.
"""

import json
import select
import struct
import time
from dataclasses import dataclass

from .text import clean_text

# Task 2's dictionaries of the whole data take 0.2 MB, 655 embeddings of 50 numbers 0.7 MB.
MOST_ANSWER_BYTES = 2 << 20
MOST_REQUEST_BYTES = 64 << 20

JOB, CALL, REPLY = b"J", b"C", b"H"
REPORT, ANSWER, QUESTION, END = b"R", b"A", b"Q", b"E"
# Between the supervisor and the notebook's process only.
POSITION, DONE = b"P", b"D"

# How a call can end.
OUTCOMES = ("ok", "error", "missing", "not_attempted", "exit", "timeout", "resource", "invalid")

_HEADER = struct.Struct(">cI")


class InvalidMessage(ValueError):
    """What came out of the sandbox is not what may come out of it; the message says why."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Attributes
    ----------
    notebook_seconds : float
        For all cells together. When they are used up, definitions, imports and literal
        assignments still run; other statements do not.
    statement_seconds : float
        For one top-level statement of a cell. It is then interrupted and the next one runs.
    call_seconds : float
        For one call of a function by the grader.
    submission_seconds : float
        For everything; later calls end as "timeout".
    memory_bytes : int
        Address space of each process, and resident memory of all of them together.
    processes : int
        Processes and threads together.
    file_bytes, disk_bytes : int
        Of one file, and of each place that can be written to.
    helper_calls : int
        How often a call may ask the grader's side for a reference function.
    """

    notebook_seconds: float = 60.0
    statement_seconds: float = 10.0
    call_seconds: float = 20.0
    submission_seconds: float = 300.0
    memory_bytes: int = 2 << 30
    processes: int = 64
    file_bytes: int = 10 << 20
    disk_bytes: int = 32 << 20
    helper_calls: int = 50_000


class Link:
    """Frames over a stream socket.

    Parameters
    ----------
    sock : socket.socket
        A connected stream socket.
    longest : int
        The most bytes that a received frame may have.
    """

    def __init__(self, sock, longest):
        self._sock = sock
        self._longest = longest
        self._buffer = bytearray()

    def fileno(self):
        return self._sock.fileno()

    def close(self):
        self._sock.close()

    def send(self, kind, payload=b""):
        """Send one frame; `payload` is bytes, or anything that JSON can hold."""
        if not isinstance(payload, bytes):
            payload = json.dumps(payload, allow_nan=False).encode()
        self._sock.sendall(_HEADER.pack(kind, len(payload)) + payload)

    def read(self):
        """Take in what has arrived; EOFError where the other side is gone."""
        try:
            data = self._sock.recv(1 << 16)
        except ConnectionError:
            data = b""
        if not data:
            raise EOFError("the other side is gone")
        self._buffer += data

    def read_waiting(self):
        """Take in what has arrived, without waiting, until the longest frame must be whole."""
        longest = _HEADER.size + self._longest
        while len(self._buffer) < longest and select.select([self], [], [], 0)[0]:
            self.read()

    def drain(self):
        """Forget whatever has arrived."""
        while select.select([self], [], [], 0)[0] and self._sock.recv(1 << 16):
            pass
        self._buffer.clear()

    def pop(self):
        """Return the next whole frame as ``(kind, payload)``, or None.

        Raises
        ------
        InvalidMessage
            Where the frame is longer than allowed.
        """
        if len(self._buffer) < _HEADER.size:
            return None
        kind, length = _HEADER.unpack_from(self._buffer)
        if length > self._longest:
            raise InvalidMessage(f"the answer has {length} bytes; {self._longest} are allowed")
        end = _HEADER.size + length
        if len(self._buffer) < end:
            return None
        payload = bytes(self._buffer[_HEADER.size : end])
        del self._buffer[:end]
        return kind, payload

    def receive(self, deadline=None):
        """Wait for one frame until ``time.monotonic()`` is `deadline`; then TimeoutError."""
        while (frame := self.pop()) is None:
            left = None if deadline is None else max(0.0, deadline - time.monotonic())
            if not select.select([self], [], [], left)[0]:
                raise TimeoutError("nothing came in time")
            self.read()
        return frame


def parse_json(payload):
    """Read JSON that a stranger may have written.

    Parameters
    ----------
    payload : bytes

    Returns
    -------
    object
        Dictionaries, lists, strings and numbers; `checks.cases.decode` checks the numbers.

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


def _refuse_constant(name):
    raise ValueError(f"it holds {name}")
