"""Stop a call that takes too long, in whatever way the platform allows."""

import ctypes
import signal
import sys
import threading
from contextlib import contextmanager

# How often a call is told again to stop, in seconds, where it swallows the exception.
_AGAIN = 0.05


class TimeIsUp(BaseException):
    """Raised inside a call whose time is over."""


def within(seconds, action):
    """Call `action()` and give back its result.

    In the main thread of a POSIX system an alarm interrupts the call, also in the middle of a
    sleep. Elsewhere, as on Windows, the call runs in a thread of its own, which can be asked
    to stop only between two Python instructions; a thread that does not stop is left behind.
    A loop that catches everything is stopped as well, but not one inside another such loop.

    Raises
    ------
    TimeIsUp
        If the call is not over in time.
    """
    if seconds <= 0:
        raise TimeIsUp
    if alarms_work():
        with _alarm(seconds):
            return action()
    return _in_thread(seconds, action)


def alarms_work():
    """Whether this thread can be interrupted by an alarm."""
    in_main_thread = threading.current_thread() is threading.main_thread()
    return hasattr(signal, "SIGALRM") and in_main_thread


@contextmanager
def _alarm(seconds):
    old_trace, old_handler = sys.gettrace(), signal.signal(signal.SIGALRM, _stop)
    old_timer = signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, *old_timer)
        signal.signal(signal.SIGALRM, old_handler)
        sys.settrace(old_trace)


def _stop(signum, frame):
    # A bare except would swallow the exception and loop on, so the lines that run while it is
    # handled raise it again.
    sys.settrace(_insist)
    while frame is not None:
        if frame.f_code.co_filename == __file__:
            break
        frame.f_trace = _insist
        frame = frame.f_back
    raise TimeIsUp


def _insist(frame, event, argument):
    if frame.f_code.co_filename != __file__ and type(sys.exc_info()[1]) is TimeIsUp:
        raise TimeIsUp
    return _insist


def _in_thread(seconds, action):
    outcome = {}

    def run():
        try:
            outcome["result"] = action()
        except BaseException as error:
            outcome["error"] = error

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        _ask_to_stop(thread)
        raise TimeIsUp
    if "error" in outcome:
        raise outcome["error"]
    return outcome["result"]


def _ask_to_stop(thread):
    for _ in range(int(1 / _AGAIN)):
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread.ident), ctypes.py_object(TimeIsUp))
        thread.join(_AGAIN)
        if not thread.is_alive():
            return
