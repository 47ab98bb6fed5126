"""One call of the grader, in a process of its own: decode, call, encode, send."""

import errno
import os
from contextlib import suppress

from ..protocol import ANSWER, QUESTION, InvalidMessage, clean_text, parse_json
from ..values import decode, encode
from .cells import rerun_cells

_SHORTAGE = {errno.ENOMEM, errno.EAGAIN, errno.ENOSPC, errno.EFBIG, errno.EMFILE, errno.EDQUOT}


def answer_call(link, payload, shell, cells):
    """Make the call and send what came of it; never returns normally to the caller's loop.

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
    answer = _answer(link, parse_json(payload), shell, cells)
    # A function that forks has copies of this line running too.
    if os.getpid() == owner:
        link.send(ANSWER, answer)


def _answer(link, call, shell, cells):
    try:
        return _made_call(link, call, shell, cells)
    except InvalidMessage as error:
        return _said("invalid", error)
    except NotImplementedError as error:
        return _said("not_attempted", error)
    except SystemExit as error:
        return _said("exit", f"it called sys.exit({error})")
    except BaseException as error:
        kind = "resource" if _is_shortage(error) else "error"
        return _said(kind, f"{type(error).__name__}: {error}")


def _made_call(link, call, shell, cells):
    variables = {name: decode(value) for name, value in call["variables"].items()}
    shell.user_ns.update(variables)
    for name in call["helpers"]:
        shell.user_ns[name] = _remote(link, name)
    if call["rerun"]:
        return _rerun(call["rerun"], variables, shell, cells)
    function = shell.user_ns.get(call["function"])
    if not callable(function):
        return _said("missing", f"there is no function {call['function']}")
    if _is_empty(function):
        return _said("not_attempted", "")
    value = function(*(decode(argument) for argument in call["arguments"]))
    return {"status": "ok", "value": encode(value), "message": ""}


def _rerun(names, variables, shell, cells):
    message = rerun_cells(shell, cells, names, variables)
    found = {name: shell.user_ns[name] for name in names if name in shell.user_ns}
    if len(found) < len(names):
        status = "error" if message else "missing"
        absent = ", ".join(name for name in names if name not in found)
        return _said(status, message or f"there is no {absent}")
    return {"status": "ok", "value": encode(found), "message": message}


def _remote(link, name):
    """Return a stand-in for a function that stays on the grader's side of the wall."""

    def helper(*arguments):
        link.send(QUESTION, {"name": name, "arguments": [encode(part) for part in arguments]})
        _, payload = link.receive()
        reply = parse_json(payload)
        if reply["message"]:
            raise ValueError(reply["message"])
        return decode(reply["value"])

    helper.__name__ = helper.__qualname__ = name
    return helper


def _is_empty(function):
    """Whether a function consists of ``pass``, with or without a docstring."""
    code = getattr(function, "__code__", None)
    empty = (_without_docstring.__code__, _with_docstring.__code__)
    return code is not None and any(
        code.co_code == other.co_code and code.co_consts[-1:] == (None,) for other in empty
    )


def _without_docstring():
    pass


def _with_docstring():
    """Only this."""


def _is_shortage(error):
    shortage = isinstance(error, OSError) and error.errno in _SHORTAGE
    return isinstance(error, MemoryError) or shortage or "start new thread" in str(error)


def _said(status, message):
    text = status
    # An exception's own __str__ may raise.
    with suppress(Exception):
        text = clean_text(message)
    return {"status": status, "value": None, "message": text}
