"""The process that runs guests: one submission after another, each in guests of its own.

It holds no answer, no comparison and no grade. Frames come from the grader and go back to it, a
letter for the kind and then JSON; what a guest wrote is passed on as it is, up to a size.
"""

import json

from course_utils.classroom.protocol import (
    ANSWER,
    CALL,
    ENDED,
    FRESH,
    MOST_ANSWER_BYTES,
    OPEN,
    QUESTION,
    REPLY,
    REPORT,
    Limits,
)
from course_utils.classroom.sandbox.contents import data_files, read_contents
from course_utils.classroom.sandbox.files import Disk
from course_utils.classroom.sandbox.guest import TEMPORARY, WORK, Guest
from course_utils.classroom.sandbox.warm import warm_image

# Statements that end the guest are left out one by one, so many times.
MOST_TRIES = 6
_LITTLE = 2_000_000_000
# A turn runs in whatever is __main__ at the time: a namespace of the student's.
_TURN = "__import__('sys').modules['inside.program'].{}()"
_MESSAGES = {
    "timeout": "left out: it takes too long",
    "resource": "left out: it needs too much memory or disk",
    "exit": "left out: it ends Python",
    "error": "left out: it ends Python",
}
_USED_UP = "left out: the time of the whole notebook was used up"


def serve(connection, course, limits):
    """Serve submissions until the connection is closed.

    Parameters
    ----------
    connection : multiprocessing.connection.Connection
    course : pathlib.Path
        What `contents.make_contents` filled.
    limits : dict
        The fields of `Limits`.
    """
    limits = Limits(**limits)
    contents = read_contents(course)
    image, data, course = warm_image(contents), data_files(contents), Disk(contents, 0)
    connection.send_bytes(REPORT + b"[]")
    sitting = None
    while True:
        frame = connection.recv_bytes()
        kind, payload = frame[:1], frame[1:]
        if kind == OPEN:
            if sitting is not None:
                sitting.close()
            sitting = Sitting(connection, course, limits, image, data, json.loads(payload))
            connection.send_bytes(sitting.open())
        elif kind == CALL:
            connection.send_bytes(sitting.call(payload))
        elif kind == FRESH:
            sitting.close()


class Sitting:
    """One submission: its notebooks, and the guests that have run them."""

    def __init__(self, connection, course, limits, image, data, job):
        self._connection, self._course, self._limits = connection, course, limits
        self._warm, self._data = image, data | _text_files(job["files"])
        self._job = json.dumps(job).encode()
        self._guest = self._image = self._failures = None
        self._left_out, self._place, self._paused, self._is_careful = {}, (), None, False
        self._budget = self._questions = 0
        self._left = limits.submission_instructions
        self._call = self._answer = None

    def open(self):
        """Run all cells; return the frame that tells which statements failed."""
        status = "timeout"
        for _ in range(MOST_TRIES):
            if self._left <= 0:
                break
            self._start(self._warm)
            status = self._run_cells()
            if status == "ok":
                self._image = self._guest.image()
                return REPORT + self._failures
            self.close()
            if self._is_careful:
                self._left_out[self._place] = _MESSAGES[status]
            # Now each statement gets a turn of its own, so that it is known which one it was.
            self._is_careful = True
        return ENDED + status.encode()

    def call(self, payload):
        """Make a call in the state after the cells; return the frame with what came of it."""
        if self._image is None and (opened := self.open())[:1] == ENDED:
            return opened
        if self._left <= 0:
            return ENDED + b"timeout"
        if self._guest is None:
            self._start(self._image)
        else:
            self._guest.restore(self._image)
        self._call, self._answer, self._questions = payload, None, 0
        status = self._turn("call", min(self._limits.call_instructions, self._left))
        # Cells that run again must not meet a call that has been made.
        self._call = None
        if status not in ("ok", "error"):
            self.close()
            return ENDED + status.encode()
        if self._answer is None:
            return ENDED + b"invalid"
        return ANSWER + self._answer

    def close(self):
        """End the guest, and with it the files it holds open, which are in no image."""
        if self._guest is not None:
            self._guest.close()
        self._guest = None

    def _start(self, image):
        disks = {WORK: Disk(self._data, self._limits.disk_bytes),
                 TEMPORARY: Disk({}, self._limits.disk_bytes)}
        self._guest = Guest(self._course, disks, self._hear, self._limits.memory_bytes)
        self._guest.restore(image)

    def _run_cells(self):
        self._failures, self._paused = None, None
        self._budget = self._limits.notebook_instructions
        status = self._turn("begin", self._limits.statement_instructions)
        while status == "ok" and self._failures is None:
            share = min(max(self._budget, _LITTLE), self._limits.statement_instructions)
            status = self._turn("go", share)
        return status

    def _turn(self, entry, instructions):
        status, used, _ = self._guest.turn(_TURN.format(entry), instructions)
        self._budget -= used
        self._left -= used
        return status

    def _hear(self, message):
        """Answer what the guest says; it may be anything."""
        kind, payload = message[:1], message[1:]
        if len(message) > MOST_ANSWER_BYTES:
            return b"{}"
        match kind:
            case b"J":
                return self._job
            case b"C":
                return self._call
            case b"P":
                return self._leave(payload).encode()
            case b"F" if self._failures is None:
                self._failures = payload
            case b"A" if self._answer is None:
                self._answer = payload
            case b"Q" if self._call is not None:
                return self._reply(payload)
        return b"{}"

    def _leave(self, payload):
        """Whether a statement may run: ``go``, ``pause``, or why not."""
        try:
            cell, statement, only_defines = json.loads(payload)
            place = int(cell), int(statement)
        except (ValueError, TypeError, RecursionError):
            return "left out"
        if place in self._left_out:
            return self._left_out[place]
        if self._budget <= 0 and not only_defines:
            return _USED_UP
        self._place = place
        if self._is_careful and not only_defines and place != self._paused:
            self._paused = place
            return "pause"
        return "go"

    def _reply(self, payload):
        self._questions += 1
        if self._questions > self._limits.helper_calls:
            return b'{"value": null, "message": "it was asked too often"}'
        self._connection.send_bytes(QUESTION + payload)
        frame = self._connection.recv_bytes()
        return frame[1:] if frame[:1] == REPLY else b"{}"


def _text_files(files):
    return {f"/{name}": text.encode() for name, text in files.items()}
