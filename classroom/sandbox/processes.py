"""Processes of the grader's own that are ended when they take too much."""

import multiprocessing
import os
import signal
import threading
import time
from contextlib import suppress

import psutil

TICK = 0.25
# A process that hangs is ended too, but not one that a busy machine lets wait.
IDLE_SECONDS, IDLE_SHARE = 60.0, 400.0


class Lost(RuntimeError):
    """A process was ended, or ended by itself; `status` is how a task ends that did that."""

    def __init__(self, status):
        super().__init__(status)
        self.status = status


class Child:
    """A process with a connection to it, and its limits.

    Parameters
    ----------
    target : callable
        Called in the process with its end of the connection and `arguments`.
    arguments : tuple
    memory_bytes : int
        The most resident memory, and on POSIX systems the most writable memory.
    prepare : callable, optional
        Called in the process before its writable memory is limited.
    """

    def __init__(self, target, arguments, memory_bytes, prepare=None):
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._memory_bytes = memory_bytes
        self._process = context.Process(
            target=_run, args=(target, theirs, arguments, memory_bytes, prepare), daemon=True)
        self._process.start()
        theirs.close()
        self._usage = psutil.Process(self._process.pid)
        self.start_clock()

    def start_clock(self):
        """Count processor time from now on."""
        self._begin_used = self._used()

    def send(self, frame):
        """Send a frame; Lost where nobody is there to take it."""
        try:
            self.connection.send_bytes(frame)
        except OSError:
            raise Lost("exit") from None

    def receive(self, longest, seconds):
        """Wait for a frame.

        Parameters
        ----------
        longest : int
            The most bytes that it may have.
        seconds : float
            The processor time that may pass since `start_clock`.

        Returns
        -------
        bytes

        Raises
        ------
        Lost
            Where the process ends, takes too much, or says too much. It is then closed.
        """
        begin, used = time.monotonic(), self._used()
        try:
            while not self.connection.poll(TICK):
                self._require_modest(seconds, time.monotonic() - begin, used)
            return self.connection.recv_bytes(longest)
        except (EOFError, OSError):
            self.close()
            raise Lost("exit") from None
        except Lost:
            self.close()
            raise

    def is_alive(self):
        return self._process is not None and self._process.is_alive()

    def close(self):
        """End the process at once."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
            self.connection.close()
            self._process = None

    def _require_modest(self, seconds, waited, used_before):
        used = self._used()
        is_idle = waited > IDLE_SECONDS + IDLE_SHARE * (used - used_before)
        if used - self._begin_used > seconds or is_idle:
            raise Lost("timeout")
        if self._resident() > self._memory_bytes:
            raise Lost("resource")

    def _used(self):
        with suppress(psutil.Error):
            times = self._usage.cpu_times()
            return times.user + times.system
        return 0.0

    def _resident(self):
        with suppress(psutil.Error):
            return self._usage.memory_info().rss
        return 0


def _run(target, connection, arguments, memory_bytes, prepare):
    # Ctrl-C is for the grader, which then ends this process.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    if prepare is not None:
        prepare()
    _limit_resources(memory_bytes)
    with suppress(EOFError, BrokenPipeError):
        target(connection, *arguments)


def _end_with_parent():
    multiprocessing.parent_process().join()
    os._exit(1)


def _limit_resources(memory_bytes):
    with suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_DATA, (memory_bytes, memory_bytes))
