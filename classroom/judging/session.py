"""One submission in the sandbox, seen from the trusted side.

Whatever comes out is bytes that a stranger may have written: they are read up to a size, parsed
as plain JSON, and every part is checked. Nothing of it is ever run.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypedDict

from classroom.sandbox.protocol import (
    ANSWER,
    CALL,
    FRESH,
    LOST,
    MOST_ANSWER_BYTES,
    OPEN,
    OUTCOMES,
    QUESTION,
    REPLY,
    REPORT,
    InvalidMessage,
    parse_json,
)
from classroom.text import clean_text
from course_utils.checks.quiet import QUIET_CALLS
from course_utils.checks.runner.cases import Answer, Case, decode, encode

MOST_SANDBOXES = 3
MOST_FAILURES = 50
MOST_LINES = 1_000_000


class Channel(Protocol):
    """Whatever carries frames to a `sandbox.worker` and back."""

    def send(self, frame: bytes) -> None: ...

    def receive(self, most_bytes: int) -> bytes: ...


class Failure(TypedDict):
    """A statement of a cell that failed, as the sandbox reports it."""

    cell: int
    line: int
    message: str
    is_shortage: bool


@dataclass(frozen=True)
class Call:
    """One thing to ask of a submission.

    Attributes
    ----------
    task : object
        Calls of one task belong together: after a time-out its others are not made, and those
        of another task meet a guest that no call has been made to.
    function : str
        The name of the function to call; "" where the values of variables are the answer.
    arguments : tuple
        Positional arguments, of the kinds that `runner.cases.encode` takes.
    variables : dict
        The notebook's variables to set before the call; what the answer reads and the notebook
        computes from them is computed again.
    names : tuple of str
        The variables whose values come back as a dict, where there is no function.
    helpers : dict of str to callable
        Functions that the submission may call but not see: a stand-in of that name is set in
        the notebook, and the function itself runs on the trusted side, so it must stand any
        arguments that `runner.cases.decode` can give.
    earlier : tuple of str
        Functions that another notebook may lend where that of the answer has none.
    """

    task: object
    function: str = ""
    arguments: tuple[object, ...] = ()
    variables: dict[str, object] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    helpers: dict[str, Callable[..., object]] = field(default_factory=dict)
    earlier: tuple[str, ...] = ()


class Session:
    """A submission whose cells have run.

    Parameters
    ----------
    sandbox : Channel
        Such as a `Child` or a `Connection`.
    notebooks : list of list of str
        For each notebook the sources of its code cells, in order.
    files : dict of str to str
        Text files that lie beside the notebooks.
    quiet_calls : sequence of str
        Functions that the notebooks' own statements must not call.
    """

    def __init__(
        self,
        sandbox: Channel,
        notebooks: Sequence[Sequence[str]],
        files: dict[str, str] | None = None,
        quiet_calls: Sequence[str] = QUIET_CALLS,
    ) -> None:
        self.report: list[Failure] | None = None
        self._sandbox = sandbox
        job = {"notebooks": list(map(list, notebooks)), "files": files or {},
               "quiet_calls": list(quiet_calls)}
        self._job = OPEN + json.dumps(job).encode()
        self._is_open, self._tries = False, 0
        self._task: object = None
        self._slow_tasks: set[object] = set()
        self._open()

    def call(self, call: Call) -> Answer:
        """Make one call; whatever the submission does, an answer comes back.

        Parameters
        ----------
        call : Call

        Returns
        -------
        Answer
            Its message is in a stranger's words: escape it, and do not show it to a student
            without thought, for it may repeat a hidden input. Of the arguments after the call
            only arrays come back, None for the others.
        """
        return self.call_with_each(call, [call])[0]

    def call_with_each(self, call: Call, cases: Sequence[Call | Case]) -> list[Answer]:
        """Make a call with the arguments and variables of each case.

        Parameters
        ----------
        call : Call
            Its own arguments and variables are not used.
        cases : list
            Whatever has ``arguments`` and ``variables``, such as `runner.cases.Case`.

        Returns
        -------
        list of Answer
            One for each case. The limit of a call is that of all of them together.
        """
        answers = self._answers(call, cases)
        if any(answer.status == "timeout" for answer in answers):
            self._slow_tasks.add(call.task)
        # One answer for all: the guest ended before it could give any.
        return answers * len(cases) if len(answers) == 1 else answers

    def _answers(self, call: Call, cases: Sequence[Call | Case]) -> list[Answer]:
        if call.task in self._slow_tasks:
            return _failed("timeout", "not tried: an earlier call of this task timed out")
        if not self._is_open and not self._open():
            return _failed("resource", "the sandbox was lost several times")
        if call.task != self._task:
            self._sandbox.send(FRESH)
            self._task = call.task
        self._sandbox.send(CALL + json.dumps(_request(call, cases), allow_nan=False).encode())
        try:
            return self._conversation(call, len(cases))
        except InvalidMessage as error:
            return _failed("invalid", clean_text(error))

    def _open(self) -> bool:
        """Run the cells; False where that has cost too many sandboxes already."""
        while not self._is_open and self._tries < MOST_SANDBOXES:
            self._tries += 1
            self._sandbox.send(self._job)
            kind, payload = self._receive()
            self._is_open = kind != LOST
            if self.report is None:
                self.report = _checked_report(payload) if kind == REPORT else None
        return self._is_open

    def _conversation(self, call: Call, count: int) -> list[Answer]:
        while True:
            kind, payload = self._receive()
            if kind == QUESTION:
                self._sandbox.send(REPLY + json.dumps(_reply(call.helpers, payload)).encode())
            elif kind == ANSWER:
                return _checked_answers(payload, count)
            else:
                self._is_open = kind != LOST
                status = payload.decode("ascii", "replace")
                return _failed(status if status in OUTCOMES else "invalid")

    def _receive(self) -> tuple[bytes, bytes]:
        frame = self._sandbox.receive(MOST_ANSWER_BYTES)
        return frame[:1], frame[1:]


def run_submission(
    sandbox: Channel, cells: Sequence[str], calls: Iterable[Call]
) -> list[Answer]:
    """Run the cells of one notebook and make all calls.

    Parameters
    ----------
    sandbox : Channel
    cells : list of str
    calls : iterable of Call

    Returns
    -------
    list of Answer
        One for each call, in order.
    """
    session = Session(sandbox, [cells])
    return [session.call(call) for call in calls]


def _failed(status: str, message: str = "") -> list[Answer]:
    return [Answer(status=status, message=message)]


def _request(call: Call, cases: Sequence[Call | Case]) -> dict[str, object]:
    return {
        "function": call.function,
        "names": [call.function] if call.function else list(call.names),
        "cases": [_encoded_case(case) for case in cases],
        "helpers": list(call.helpers),
        "earlier": list(call.earlier),
    }


def _encoded_case(case: Call | Case) -> dict[str, object]:
    return {
        "arguments": [encode(argument) for argument in case.arguments],
        "variables": {name: encode(value) for name, value in case.variables.items()},
    }


def _reply(helpers: dict[str, Callable[..., object]], payload: bytes) -> dict[str, object]:
    """Call a reference function with a stranger's arguments; any failure is an answer too."""
    try:
        match parse_json(payload):
            case {"name": str(name), "arguments": list(arguments)} if name in helpers:
                value = helpers[name](*map(decode, arguments))
                return {"value": encode(value), "message": ""}
        return {"value": None, "message": "there is no such function"}
    except Exception as error:
        return {"value": None, "message": clean_text(error) or type(error).__name__}


def _checked_answers(payload: bytes, count: int) -> list[Answer]:
    try:
        answers = parse_json(payload)
        if not isinstance(answers, list) or len(answers) not in (1, count):
            raise InvalidMessage("the answers have an unknown form")
        return [_checked_answer(answer) for answer in answers]
    except ValueError as error:
        return _failed("invalid", clean_text(error))


def _checked_answer(answer: object) -> Answer:
    match answer:
        case {"status": str(status), "value": value, "message": str(message), "after": list(after)}:
            if status in OUTCOMES:
                # The message may have two lines, of which the second names the place.
                lines = "\n".join(map(clean_text, message.split("\n", 2)[:2]))
                value = _clean(decode(value)) if status == "ok" else None
                return Answer(value, status, lines, tuple(map(decode, after)))
    raise InvalidMessage("the answer has an unknown form")


def _clean(value: object) -> object:
    """Make a stranger's text safe to print and to store, wherever it stands in a value."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return type(value)(map(_clean, value))
    return value


def _checked_report(payload: bytes) -> list[Failure]:
    """Return the statements that failed, each as in `Failure`; [] for any other form."""
    try:
        failures = parse_json(payload)
        if isinstance(failures, list) and len(failures) <= MOST_FAILURES:
            return [_checked_failure(failure) for failure in failures]
    except InvalidMessage:
        pass
    return []


def _checked_failure(failure: object) -> Failure:
    match failure:
        case {"cell": int(cell), "line": int(line), "message": str(message),
              "is_shortage": bool(is_shortage)} if max(abs(cell), abs(line)) <= MOST_LINES:
            return {"cell": cell, "line": line, "message": clean_text(message),
                    "is_shortage": is_shortage}
    raise InvalidMessage("the report has an unknown form")
