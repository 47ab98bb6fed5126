"""What the host starts, one turn at a time: `begin` and `go` for the cells, `call` for a call.

A turn ends when the function returns. Whatever a statement or a call needs beyond its share of
instructions ends the guest itself, from outside.
"""

import json

import _host

from . import calls, notebooks, preload

_SHELL = preload.make_shell()
_SUBMISSION = None


def begin():
    """Take the notebooks, and run statements until the host says pause, or until all have run."""
    global _SUBMISSION
    job = json.loads(_host.call(b"J"))
    _SUBMISSION = notebooks.Submission(_SHELL, job, _ask_for_leave, _tell_failures)
    _SUBMISSION.go()


def go():
    """Go on after a pause."""
    _SUBMISSION.go()


def call():
    """Make the call that the host holds ready, and tell what came of it."""
    request = json.loads(_host.call(b"C"))
    _host.call(b"A" + json.dumps(calls.answers(request, _SUBMISSION, _ask)).encode())


def _ask_for_leave(cell, statement, only_defines):
    return _host.call(b"P" + json.dumps([cell, statement, only_defines]).encode()).decode()


def _tell_failures(failures):
    _host.call(b"F" + json.dumps(failures).encode())


def _ask(question):
    return json.loads(_host.call(b"Q" + json.dumps(question).encode()))
