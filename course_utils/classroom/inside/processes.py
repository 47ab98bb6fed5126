"""Count, measure and end the processes of one submission."""

import os
import signal
import time
from contextlib import suppress

_PAGE = os.sysconf("SC_PAGE_SIZE")


def end_all(pid, isolated):
    """End every process of the submission.

    Parameters
    ----------
    pid : int or None
        The notebook's process, which leads its own session where nothing is isolated.
    isolated : bool
        Whether the caller is process 1 of its own namespace, so that "all" means these only.
    """
    with suppress(ProcessLookupError):
        if isolated and os.getpid() == 1:
            os.kill(-1, signal.SIGKILL)
        elif pid is not None:
            os.killpg(pid, signal.SIGKILL)
    with suppress(ChildProcessError):
        while isolated or pid is not None:
            os.waitpid(-1, 0)


def end_others(keep):
    """End every process of the namespace but this one and `keep`.

    All are stopped at once first: a process that forks without end cannot outrun that.

    Returns
    -------
    bool
        Whether `keep` still runs.
    """
    _reap()
    if strays := _others() - {keep}:
        with suppress(ProcessLookupError):
            os.kill(-1, signal.SIGSTOP)
        strays |= _others() - {keep}
        for pid in strays:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        with suppress(ProcessLookupError):
            os.kill(-1, signal.SIGCONT)
        _wait_until_gone(strays)
    return keep in _others()


def use_too_much(memory_bytes):
    """Whether the submission's processes together hold more memory than they may."""
    pids = _others()
    # Forks share most of their memory; only the costlier measure knows how much.
    return sum(map(_resident, pids)) > memory_bytes and (
        sum(map(_proportional, pids)) > memory_bytes
    )


def _others():
    return {int(name) for name in os.listdir("/proc") if name.isdigit()} - {os.getpid()}


def _resident(pid):
    with suppress(OSError, ValueError, IndexError), open(f"/proc/{pid}/statm", "rb") as handle:
        return int(handle.read().split()[1]) * _PAGE
    return 0


def _proportional(pid):
    with suppress(OSError), open(f"/proc/{pid}/smaps_rollup", "rb") as handle:
        for line in handle:
            if line.startswith(b"Pss:"):
                return int(line.split()[1]) * 1024
    return _resident(pid)


def _wait_until_gone(pids):
    deadline = time.monotonic() + 2.0
    while pids & _others() and time.monotonic() < deadline:
        _reap()
        time.sleep(0.002)


def _reap():
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
