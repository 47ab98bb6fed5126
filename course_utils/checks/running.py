"""Call a student's function in the notebook's own process, whatever it does."""

import copy
import inspect
import signal
import time
import traceback
from contextlib import contextmanager

from course_utils.checks.cases import (
    MAX_TEXT,
    Answer,
    Helper,
    Mistaken,
    seen_inside,
    seen_outside,
)
from course_utils.checks.isolation import global_variables, isolated, variables_set
from course_utils.checks.stubs import is_stub
from course_utils.checks.time_limit import TimeIsUp, within
from course_utils.checks.values import plain

REMAKE_SECONDS = 5.0


class NotRemade(Exception):
    """Raised where a function cannot be made anew for other data; its text says why."""


def answers_to(function, cases, helpers, seconds, remake=None, spaces=None):
    """Call `function` once for each case.

    Parameters
    ----------
    function : callable
        The student's function. Nothing that it does is let out: no exception, no output, no
        figure, no change of the notebook's variables.
    cases : list of Case
        The calls; each gets copies of its arguments and variables.
    helpers : dict
        The correct functions that stand in for a `Helper` among the variables.
    seconds : float
        The time for all calls together.
    remake : callable, optional
        Called before each call, when the notebook's variables are set; it gives back the
        function as it is with these variables.
    spaces : list of dict, optional
        The notebook's variables; by default those that the function reads.

    Returns
    -------
    list of Answer
        One for each case.
    """
    if not callable(function):
        return [Answer(status="invalid", message="not-callable")] * len(cases)
    if is_stub(function):
        return [Answer(status="not_attempted")] * len(cases)
    end = time.monotonic() + seconds
    spaces = global_variables(function) if spaces is None else spaces
    with isolated(spaces):
        answers = []
        for case in cases:
            answers.append(_answer(function, case, helpers, spaces, end, remake))
            if answers[-1].status == "untried":
                return answers[-1:] * len(cases)
        return answers


def _answer(function, case, helpers, spaces, end, remake):
    arguments = copy.deepcopy(case.arguments)
    variables = {
        name: helpers[value.name] if isinstance(value, Helper) else copy.deepcopy(value)
        for name, value in case.variables.items()
    }
    with variables_set(spaces, seen_outside(variables)), _ctrl_c() as pressed:
        if remake is not None:
            try:
                function = within(min(REMAKE_SECONDS, end - time.monotonic()), remake)
            except NotRemade as error:
                return Answer(status="untried", message=str(error))
            except TimeIsUp:
                return Answer(status="untried", message="the notebook's statements take too long")
        for space in spaces:
            space.update(seen_inside(variables))
        try:
            return within(end - time.monotonic(), lambda: _attempt(function, arguments, pressed))
        except TimeIsUp:
            return Answer(status="timeout")


def _attempt(function, arguments, pressed):
    if not _fits(function, arguments):
        return Answer(status="invalid", message="wrong-arguments")
    try:
        return Answer(plain(function(*arguments)), arguments_after=arguments)
    except TimeIsUp:
        raise
    except Mistaken as error:
        return Answer(status="invalid", message=error.verdict.mistake)
    except BaseException as error:
        if pressed:
            raise
        return _failure(error, function)


def _fits(function, arguments):
    try:
        signature = inspect.signature(function)
    except Exception:
        return True
    try:
        signature.bind(*arguments)
    except TypeError:
        return False
    return True


def _failure(error, function):
    """The answer for an exception that the student's function raised."""
    if isinstance(error, NotImplementedError) and _is_own(error, function):
        return Answer(status="not_attempted")
    if isinstance(error, (SystemExit, KeyboardInterrupt)):
        return Answer(status="exit")
    if isinstance(error, MemoryError):
        return Answer(status="resource")
    if isinstance(error, RecursionError):
        return Answer(status="invalid", message="recursion")
    return Answer(status="error", message=f"{words(error)}\n{_place(error, function)}")


def words(error):
    """The exception's type and the first line of its text, which may itself fail."""
    try:
        text = str(error).strip()
    except BaseException:
        text = ""
    return f"{type(error).__name__}: {text}".splitlines()[0][:MAX_TEXT].rstrip(": ")


def _place(error, function):
    frames = traceback.extract_tb(error.__traceback__)
    own = _files(function)
    lines = [frame for frame in frames if frame.filename in own]
    if not lines:
        return ""
    code = f": {lines[-1].line}" if lines[-1].line else ""
    return f"It stopped in line {lines[-1].lineno} of its cell or file{code}"[:MAX_TEXT]


def _is_own(error, function):
    """Whether the exception was raised by the student's code, not by a library."""
    frames = traceback.extract_tb(error.__traceback__)
    return frames[-1].filename in _files(function)


def _files(function):
    """The files of the function: for a notebook, the names that its cells go by."""
    code = _code(function)
    return {code.co_filename} if code is not None else set()


def _code(function):
    function = inspect.unwrap(getattr(function, "func", function))
    function = getattr(function, "__func__", function)
    if not hasattr(function, "__code__"):
        function = getattr(type(function), "__call__", None)
    code = getattr(function, "__code__", None)
    return code if inspect.iscode(code) else None


@contextmanager
def _ctrl_c():
    """Tell a real Ctrl-C, which ends the check, from an exception that the function raises."""
    pressed = []

    def note_and_interrupt(signum, frame):
        pressed.append(signum)
        raise KeyboardInterrupt

    try:
        old = signal.signal(signal.SIGINT, note_and_interrupt)
    except ValueError:  # Not the main thread, which alone gets signals.
        yield pressed
        return
    try:
        yield pressed
    finally:
        signal.signal(signal.SIGINT, old)
