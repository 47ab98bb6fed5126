"""One submission in the sandbox, seen from the trusted side.

Whatever comes out is bytes that a stranger may have written: they are read up to a size and
until a moment, parsed as plain JSON, and every part is checked. Nothing of it is ever run.
"""

import time
from dataclasses import dataclass, field

from course_utils.checks.cases import Answer, decode, encode
from course_utils.classroom.protocol import (
    ANSWER, CALL, END, JOB, MOST_ANSWER_BYTES, OUTCOMES, QUESTION, REPLY, REPORT,
    InvalidMessage, Link, clean_text, parse_json,
)
from course_utils.classroom.sandbox import SandboxLost

# The supervisor inside keeps the time; this is for the case that it does not answer at all.
GRACE_SECONDS = 15.0
MOST_SANDBOXES = 3
# The grader makes these calls itself, with its own data; the notebook's own take minutes.
QUIET_CALLS = (
    "perform_least_squares", "perform_mf_als_step", "perform_mf_als_epoch",
    "perform_mf_als_training", "loss_mle", "recommend_items", "hit_rate_and_ndcg", "fold_in", "fmin",
    "check",
)


@dataclass(frozen=True)
class Call:
    """One thing to ask of a submission.

    Attributes
    ----------
    task : object
        Calls of one task belong together: after a time-out its others are not made.
    function : str
        The name of the function to call; "" where cells are to be run again.
    arguments : tuple
        Positional arguments, of the kinds that `checks.cases.encode` takes.
    variables : dict
        The notebook's variables to set before the call.
    rerun : tuple of str
        Names of variables: the cells that bind them run again, and their values come back as
        a dict. Statements that bind one of `variables` are left out.
    helpers : dict of str to callable
        Functions that the submission may call but not see: a stand-in of that name is set in
        the notebook, and the function itself runs on the trusted side, so it must stand any
        arguments that `checks.cases.decode` can give.
    """

    task: object
    function: str = ""
    arguments: tuple = ()
    variables: dict = field(default_factory=dict)
    rerun: tuple = ()
    helpers: dict = field(default_factory=dict)


class Session:
    """A submission whose cells have run. Use it in a ``with`` statement.

    Parameters
    ----------
    sandbox : Sandbox
    cells : list of str
        The sources of the code cells, in order.
    quiet_calls : sequence of str
        Functions that the notebook's own statements must not call.
    """

    def __init__(self, sandbox, cells, quiet_calls=QUIET_CALLS):
        self.report = None
        self._sandbox = sandbox
        self._job = {"cells": list(cells), "quiet_calls": list(quiet_calls)}
        self._end = time.monotonic() + sandbox.limits.submission_seconds
        self._link = None
        self._tries = 0
        self._slow_tasks = set()

    def __enter__(self):
        self._open()
        return self

    def __exit__(self, *_):
        self._close()

    def call(self, call):
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

    def call_with_each(self, call, cases):
        """Make a call with the arguments and variables of each case, in one process.

        That saves a start for each, but a process that ends early has no answer for any.

        Parameters
        ----------
        call : Call
            Its own arguments and variables are not used.
        cases : list
            Whatever has ``arguments`` and ``variables``, such as `checks.cases.Case`.

        Returns
        -------
        list of Answer
            One for each case. The time limit of a call is that of all of them together.
        """
        answers = self._answers(call, cases)
        if any(answer.status == "timeout" for answer in answers):
            self._slow_tasks.add(call.task)
        # One answer for all: the process ended before it could give any.
        return answers * len(cases) if len(answers) == 1 else answers

    def _answers(self, call, cases):
        if call.task in self._slow_tasks:
            return _failed("timeout", "not tried: an earlier call of this task timed out")
        if self._end <= time.monotonic():
            return _failed("timeout", "the time of the whole submission is used up")
        if self._link is None and not self._open():
            return _failed("resource", "the sandbox was lost several times")
        return self._made(call, cases)

    def _open(self):
        """Start the submission; False where it has cost too many sandboxes already."""
        while self._tries < MOST_SANDBOXES:
            self._tries += 1
            try:
                self._link = Link(self._sandbox.connect(), MOST_ANSWER_BYTES)
                self._link.send(JOB, self._job)
                payload = self._receive(REPORT, self._end)
                self.report = _checked_report(payload)
                return True
            except (SandboxLost, EOFError, OSError, InvalidMessage):
                self._lose()
        return False

    def _made(self, call, cases):
        seconds = min(self._sandbox.limits.call_seconds, self._end - time.monotonic())
        try:
            self._link.send(CALL, _request(call, cases, seconds))
            return self._conversation(call, len(cases), time.monotonic() + seconds)
        except InvalidMessage as error:
            self._lose()
            return _failed("invalid", clean_text(error))
        except TimeoutError:
            self._lose()
            return _failed("timeout", "the sandbox did not answer in time")
        except (EOFError, OSError):
            self._lose()
            return _failed("exit", "the sandbox ended")

    def _conversation(self, call, count, end):
        answer, questions = None, 0
        while True:
            kind, payload = self._link.receive(end + GRACE_SECONDS)
            if kind == QUESTION:
                questions += 1
                if questions > self._sandbox.limits.helper_calls:
                    raise InvalidMessage("it asked for the reference function too often")
                self._link.send(REPLY, _reply(call.helpers, payload))
            elif kind == ANSWER and answer is None:
                answer = payload
            elif kind == REPORT:
                # The notebook had died between the calls, and its cells have run again.
                end += self._sandbox.limits.notebook_seconds
            elif kind == END:
                return _checked_answers(answer, payload, count)

    def _receive(self, wanted, end):
        kind, payload = self._link.receive(end + GRACE_SECONDS)
        if kind != wanted:
            raise InvalidMessage("the sandbox spoke out of turn")
        return payload

    def _lose(self):
        if self._link is not None:
            self._link.close()
        self._link = None
        self._sandbox.close()

    def _close(self):
        if self._link is not None:
            self._link.close()
            self._link = None
            self._sandbox.release()


def run_submission(sandbox, cells, calls):
    """Run a submission's cells and make all calls.

    Parameters
    ----------
    sandbox : Sandbox
    cells : list of str
    calls : iterable of Call

    Returns
    -------
    list of Answer
        One for each call, in order.
    """
    with Session(sandbox, cells) as session:
        return [session.call(call) for call in calls]


def _failed(status, message=""):
    return [Answer(status=status, message=message)]


def _request(call, cases, seconds):
    return {
        "function": call.function,
        "cases": [_encoded_case(case) for case in cases],
        "rerun": list(call.rerun),
        "helpers": list(call.helpers),
        "seconds": seconds,
    }


def _encoded_case(case):
    return {
        "arguments": [encode(argument) for argument in case.arguments],
        "variables": {name: encode(value) for name, value in case.variables.items()},
    }


def _reply(helpers, payload):
    """Call a reference function with a stranger's arguments; any failure is an answer too."""
    try:
        match parse_json(payload):
            case {"name": str(name), "arguments": list(arguments)} if name in helpers:
                value = helpers[name](*map(decode, arguments))
                return {"value": encode(value), "message": ""}
        return {"value": None, "message": "there is no such function"}
    except Exception as error:
        return {"value": None, "message": clean_text(error) or type(error).__name__}


def _checked_answers(answers, end, count):
    match parse_json(end):
        case {"status": str(ended)} if ended in OUTCOMES and ended != "ok":
            pass
        case _:
            raise InvalidMessage("the sandbox ended a call in an unknown way")
    if answers is None:
        return _failed(ended)
    try:
        answers = parse_json(answers)
        if not isinstance(answers, list) or len(answers) not in (1, count):
            raise InvalidMessage("the answers have an unknown form")
        return [_checked_answer(answer) for answer in answers]
    except ValueError as error:
        return _failed("invalid", clean_text(error))


def _checked_answer(answer):
    match answer:
        case {"status": str(status), "value": value, "message": str(message), "after": list(after)}:
            if status in OUTCOMES:
                # The message may have two lines, of which the second names the place.
                lines = "\n".join(map(clean_text, message.split("\n")[:2]))
                value = _clean(decode(value)) if status == "ok" else None
                return Answer(value, status, lines, tuple(map(decode, after)))
    raise InvalidMessage("the answer has an unknown form")


def _clean(value):
    """Make a stranger's text safe to print and to store, wherever it stands in a value."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {_clean(key): _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set)):
        return type(value)(map(_clean, value))
    return value


def _checked_report(payload):
    """Return the statements that failed, each as cell, line and message."""
    match parse_json(payload):
        case {"failures": list(failures)}:
            return [_checked_failure(failure) for failure in failures]
    raise InvalidMessage("the report has an unknown form")


def _checked_failure(failure):
    match failure:
        case {"cell": int(cell), "line": int(line), "message": str(message)}:
            return {"cell": cell, "line": line, "message": clean_text(message)}
    raise InvalidMessage("the report has an unknown form")
