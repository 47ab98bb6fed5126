"""One call of the grader: decode, call, encode.

The student's function is called as the notebook's own check calls it, by the same code, so the
same answer gets the same verdict in both places.
"""

from dataclasses import replace

import numpy as np
import pandas as pd
from runner import running
from runner.cases import Answer, Case, Helper, decode, encode
from runner.shortage import is_shortage
from runner.statements import said
from runner.values import plain

_NO_HURRY = 3600.0
# The host counts instructions and ends a guest that takes too many; there is no alarm here.
running.within = lambda seconds, action: action()


def answers(call, submission, ask):
    """Make a call, once for each case.

    Parameters
    ----------
    call : dict
        ``names`` of the answer; ``function``, the one to be called, or "" where the names'
        values are the answer; ``cases``; ``earlier``, functions that another notebook may
        lend; ``helpers``, functions that the host answers for.
    submission : inside.notebooks.Submission
    ask : callable
        Takes a question to the host and gives back its reply.

    Returns
    -------
    list of dict
        For each case: status, value, message, the arguments after the call.
    """
    try:
        return _answers(call, submission, ask)
    except MemoryError as error:
        return [_said("resource", said(error))]
    except BaseException as error:
        return [_said("error", said(error))]


def _answers(call, submission, ask):
    cases = [_decoded_case(case) for case in call["cases"]]
    notebook = submission.notebook_with(call["names"])
    if notebook is None:
        return _nothing(call, submission, cases)
    submission.enter(notebook)
    _borrow(call["earlier"], submission, notebook)
    helpers = {name: _remote(ask, name) for name in call["helpers"]}
    changed = {name for case in cases for name in case.variables}
    follows = not call["function"] or submission.follows(notebook, changed, call["names"])
    groups = [[case] for case in cases] if follows else [cases]
    return [_encoded(answer) for group in groups
            for answer in _answers_to(call, submission, notebook, group, helpers)]


def _answers_to(call, submission, notebook, cases, helpers):
    """The answers to cases whose variables the notebook follows; it is then as it was."""
    before = dict(notebook.space)
    try:
        if not call["function"]:
            # No value of an earlier run can be taken for the new one.
            for name in call["names"]:
                del notebook.space[name]
        message = submission.run_again(notebook, cases[0].variables, call["names"])
        if not call["function"]:
            return [_values(notebook.space, call["names"], message, before)]
        stand_ins = {name: Helper(name) for name in helpers}
        cases = [replace(case, variables=case.variables | stand_ins) for case in cases]
        function = notebook.space[call["function"]]
        answers = running.answers_to(function, cases, helpers, _NO_HURRY)
        return [_told(answer, message) for answer in answers]
    finally:
        notebook.space.clear()
        notebook.space.update(before)


def _values(space, names, message, before):
    """The values of variables after their statements ran again."""
    absent = [name for name in names if name not in space]
    if absent and message:
        return Answer(status="error", message=message)
    # What no statement binds anew does not depend on the data.
    values = {name: space.get(name, before[name]) for name in names}
    (answer,) = running.answers_to(lambda: values, [Case("")], {}, _NO_HURRY)
    return _told(answer, message)


def _told(answer, message):
    """The answer, with why a statement could not follow the case's variables."""
    told = message and answer.status in ("ok", "error")
    return replace(answer, message=message) if told else answer


def _nothing(call, submission, cases):
    """The answer where the names are nowhere, or for variables not in one notebook."""
    absent = [name for name in call["names"]
              if not any(name in one.space for one in submission.notebooks)]
    return [_said("missing", f"there is no {(absent or call['names'])[0]}")] * len(cases)


def _borrow(names, submission, notebook):
    """Let a notebook use the student's own earlier functions where it has none of its own."""
    for name in names:
        if name not in notebook.space and (other := submission.notebook_with([name])) is not None:
            notebook.space[name] = other.space[name]


def _decoded_case(case):
    arguments = tuple(decode(argument) for argument in case["arguments"])
    variables = {name: decode(value) for name, value in case["variables"].items()}
    return Case("", arguments, variables)


def _encoded(answer):
    if answer.status == "error" and is_shortage(answer.message):
        return _said("resource", answer.message)
    try:
        value = encode(answer.value)
    except ValueError:
        return _said("invalid", "not-finite")
    after = [_encoded_argument(argument) for argument in answer.arguments_after or ()]
    return {"status": answer.status, "value": value, "message": answer.message, "after": after}


def _encoded_argument(argument):
    """Only arrays and dictionaries are compared with what they were before the call."""
    try:
        return encode(plain(argument)) if isinstance(argument, (np.ndarray, dict)) else None
    except Exception:
        return None


def _remote(ask, name):
    """Return a stand-in for a function that stays on the grader's side of the wall."""

    def helper(*arguments):
        parts = [part if isinstance(part, pd.DataFrame) else plain(part) for part in arguments]
        reply = ask({"name": name, "arguments": [encode(part) for part in parts]})
        if reply["message"]:
            raise ValueError(reply["message"])
        return decode(reply["value"])

    helper.__name__ = helper.__qualname__ = name
    return helper


def _said(status, message):
    return {"status": status, "value": None, "message": message, "after": []}
