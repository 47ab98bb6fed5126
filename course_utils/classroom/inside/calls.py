"""One call of the grader, in a process of its own: decode, call, encode, send.

The student's function is called as the notebook's own check calls it, by the same code, so the
same answer gets the same verdict in both places.
"""

import errno
import os
import re
from dataclasses import replace

import numpy as np
import pandas as pd

from course_utils.checks.cases import Case, Helper, decode, encode
from course_utils.checks.running import answers_to, words
from course_utils.checks.values import plain

from ..protocol import ANSWER, QUESTION, parse_json
from .cells import rerun_cells

_SHORTAGE = {errno.ENOMEM, errno.EAGAIN, errno.ENOSPC, errno.EFBIG, errno.EMFILE, errno.EDQUOT}
# The supervisor ends a call in time; the check's own clock must not come before it.
_NO_HURRY = 3600.0


def answer_call(link, payload, shell, cells):
    """Make the call, once for each case, and send what came of it.

    Parameters
    ----------
    link : Link
        To the supervisor.
    payload : bytes
        The call as `Session.call` sent it.
    shell : IPython.core.interactiveshell.InteractiveShell
    cells : list of str
    """
    owner = os.getpid()
    try:
        answers = _answers(link, parse_json(payload), shell, cells)
    except BaseException as error:
        answers = [_said("error", words(error))]
    # A function that forks has copies of this line running too.
    if os.getpid() == owner:
        link.send(ANSWER, answers)


def _answers(link, call, shell, cells):
    cases = [_decoded_case(case) for case in call["cases"]]
    if call["rerun"]:
        return [_rerun(call["rerun"], case.variables, shell, cells) for case in cases]
    if call["function"] not in shell.user_ns:
        return [_said("missing", f"there is no function {call['function']}")] * len(cases)
    helpers = {name: _remote(link, name) for name in call["helpers"]}
    stand_ins = {name: Helper(name) for name in helpers}
    cases = [replace(case, variables=case.variables | stand_ins) for case in cases]
    function = shell.user_ns[call["function"]]
    return [_encoded(answer) for answer in answers_to(function, cases, helpers, _NO_HURRY)]


def _decoded_case(case):
    arguments = tuple(decode(argument) for argument in case["arguments"])
    variables = {name: decode(value) for name, value in case["variables"].items()}
    return Case("", arguments, variables)


def _rerun(names, variables, shell, cells):
    shell.user_ns.update(variables)
    message = rerun_cells(shell, cells, names, variables)
    absent = [name for name in names if name not in shell.user_ns]
    if absent:
        return _said("error" if message else "missing", message or f"there is no {absent[0]}")
    values = {name: shell.user_ns[name] for name in names}
    (answer,) = answers_to(lambda: values, [Case("")], {}, _NO_HURRY)
    return _encoded(answer)


def _encoded(answer):
    if answer.status == "error" and _is_shortage(answer.message):
        return _said("resource", answer.message)
    try:
        value = encode(answer.value)
    except ValueError:
        return _said("invalid", "not-finite")
    after = [_encoded_array(argument) for argument in answer.arguments_after or ()]
    return {"status": answer.status, "value": value, "message": answer.message, "after": after}


def _encoded_array(argument):
    """Only arrays are compared with what they were before the call."""
    try:
        return encode(plain(argument)) if isinstance(argument, np.ndarray) else None
    except Exception:
        return None


def _remote(link, name):
    """Return a stand-in for a function that stays on the grader's side of the wall."""

    def helper(*arguments):
        parts = [part if isinstance(part, pd.DataFrame) else plain(part) for part in arguments]
        link.send(QUESTION, {"name": name, "arguments": [encode(part) for part in parts]})
        _, payload = link.receive()
        reply = parse_json(payload)
        if reply["message"]:
            raise ValueError(reply["message"])
        return decode(reply["value"])

    helper.__name__ = helper.__qualname__ = name
    return helper


def _is_shortage(message):
    number = re.match(r"\w+: \[Errno (\d+)\]", message)
    return (
        message.startswith(("MemoryError", "RuntimeError: can't start new thread"))
        or number is not None and int(number[1]) in _SHORTAGE
    )


def _said(status, message):
    return {"status": status, "value": None, "message": message, "after": []}
