"""The supervisor: watches the notebook's process, which it does not trust.

It relays frames between that process and the grader, ends what takes too long or too much, and
starts the notebook again, from the warm state before any cell, when it has died: what a call
in task 3 destroys is whole again in task 4.
"""

import os
import resource
import select
import signal
import socket
import time

from ..protocol import (
    ANSWER, CALL, DONE, END, MOST_ANSWER_BYTES, POSITION, QUESTION, REPLY, REPORT,
    InvalidMessage, Link, parse_json,
)
from . import namespaces, notebook, processes

# Statements that end or freeze Python are left out one by one, so many times.
MOST_TRIES = 6
_OF_NOTEBOOK = (POSITION, REPORT, DONE)
_OF_CALLS = (ANSWER, QUESTION)
_TICK = 0.1
_GRACE = 2.0


def serve(grader, shell, isolated, limits):
    """Serve one submission until the grader closes the link.

    Parameters
    ----------
    grader : Link
    shell : IPython.core.interactiveshell.InteractiveShell
    isolated : bool
        Whether this is process 1 of its own namespaces.
    limits : Limits
    """
    _limit_resources(isolated, limits)
    _, payload = grader.receive()
    supervisor = Supervisor(grader, shell, parse_json(payload), isolated, limits)
    try:
        supervisor.execute()
        while True:
            kind, payload = grader.receive()
            if kind == CALL:
                supervisor.call(payload)
    except (GraderGone, EOFError, OSError):
        # Nothing is left to do; process 1 of the namespaces takes all others with it.
        processes.end_all(supervisor.pid, isolated)


class GraderGone(Exception):
    """The grader has closed its end."""


class Supervisor:
    """One submission: its cells, the process that runs them, and the time that is left."""

    def __init__(self, grader, shell, job, isolated, limits):
        self.pid = None
        self._grader = grader
        # The notebook's own word, and that of its calls, which cannot speak for it.
        self._notebook = self._calls = None
        self._shell = shell
        self._job = job
        self._isolated = isolated
        self._limits = limits
        self._skipped = set()
        self._end = time.monotonic() + limits.submission_seconds

    def execute(self):
        """Run all cells; tell the grader which statements failed."""
        for _ in range(MOST_TRIES):
            self._start()
            reason, where = self._watch(self._limits.notebook_seconds + 2 * _GRACE, REPORT)
            if not reason:
                return
            self._kill()
            self._skipped.add(where)
        self._grader.send(REPORT, {"failures": [], "ended": reason})

    def call(self, payload):
        """Make one call and tell the grader how it ended."""
        if self.pid is None:
            self.execute()
        if self.pid is None:
            return self._grader.send(END, {"status": "exit"})
        reason, detail = self._relay_call(payload)
        if not self._is_ready(reason):
            self._kill()
        # Last, for the grader's next call may follow at once.
        self._grader.send(END, {"status": reason or _meaning(detail)})

    def _start(self):
        ours, theirs = zip(socket.socketpair(), socket.socketpair())
        self.pid = os.fork()
        if self.pid == 0:
            try:
                self._grader.close()
                for sock in ours:
                    sock.close()
                self._become_notebook(*theirs)
            finally:
                os._exit(1)
        for sock in theirs:
            sock.close()
        for sock in ours:
            sock.settimeout(_GRACE)
        self._notebook, self._calls = (Link(sock, MOST_ANSWER_BYTES) for sock in ours)

    def _become_notebook(self, *socks):
        # Whoever watches must come first, however many processes are watched.
        os.nice(5)
        if self._isolated:
            namespaces.hide_memory(False)
        else:
            os.setsid()
        notebook.run(*socks, self._shell, self._job, self._skipped, self._limits)

    def _relay_call(self, payload):
        try:
            self._notebook.send(CALL, payload)
        except OSError:
            return "exit", None
        return self._watch(parse_json(payload)["seconds"], DONE)

    def _watch(self, seconds, last):
        """Relay frames until one of kind `last`.

        Returns
        -------
        tuple
            Why it was stopped ("" where it was not), and the last statement or payload.
        """
        where, answered = (-1, -1), False
        last_moment = min(time.monotonic() + seconds, self._end)
        deadline = last_moment
        while time.monotonic() < deadline:
            try:
                frames = self._exchange()
            except EOFError:
                return "exit", where
            except (InvalidMessage, OSError):
                return "invalid", where
            for kind, payload in frames:
                if kind == last:
                    self._pass_on(kind, payload, last == REPORT)
                    return "", payload
                if kind == POSITION and len(payload) == notebook.WHERE.size:
                    where = notebook.WHERE.unpack(payload)
                    patience = self._limits.statement_seconds + 2 * _GRACE
                    deadline = min(last_moment, time.monotonic() + patience)
                is_first = kind == ANSWER and not answered
                answered = answered or is_first
                self._pass_on(kind, payload, last == DONE and (is_first or kind == QUESTION))
            if self._isolated and processes.use_too_much(self._limits.memory_bytes):
                return "resource", where
        return "timeout", where

    def _exchange(self):
        """Wait a tick at most; carry the grader's replies in; return the frames that came out."""
        links = [self._notebook, self._calls, self._grader]
        ready, _, _ = select.select(links, [], [], _TICK)
        if self._grader in ready:
            self._carry_replies()
        if self._notebook in ready:
            self._notebook.read()
        # All of the answer was written before the word that its call has ended.
        self._calls.read_waiting()
        frames = []
        for link, kinds in ((self._calls, _OF_CALLS), (self._notebook, _OF_NOTEBOOK)):
            while frame := link.pop():
                if frame[0] in kinds:
                    frames.append(frame)
        return frames

    def _carry_replies(self):
        try:
            self._grader.read()
        except EOFError:
            raise GraderGone from None
        while reply := self._grader.pop():
            if reply[0] == REPLY:
                self._calls.send(*reply)

    def _pass_on(self, kind, payload, wanted):
        if wanted:
            self._grader.send(kind, payload)

    def _is_ready(self, reason):
        """Whether the notebook's process can serve another call, all else being ended."""
        if not self._isolated:
            return not reason
        if reason in ("exit", "invalid") or not processes.end_others(self.pid):
            return False
        # The notebook's process learns that the call was ended, and says so.
        is_ready = not reason or self._hears_of_end()
        self._calls.drain()
        return is_ready

    def _hears_of_end(self):
        deadline = time.monotonic() + _GRACE
        while time.monotonic() < deadline:
            try:
                if any(kind == DONE for kind, _ in self._exchange()):
                    return True
            except (EOFError, InvalidMessage, OSError):
                break
        return False

    def _kill(self):
        processes.end_all(self.pid, self._isolated)
        self._notebook.close()
        self._calls.close()
        self.pid = self._notebook = self._calls = None


def _meaning(payload):
    """How a call ended that sent no answer: from the wait status of its process."""
    try:
        code = os.waitstatus_to_exitcode(int(payload))
    except ValueError:
        return "invalid"
    return {-signal.SIGKILL: "resource", -signal.SIGXCPU: "timeout"}.get(code, "exit")


def _limit_resources(isolated, limits):
    sizes = {
        resource.RLIMIT_AS: limits.memory_bytes,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        resource.RLIMIT_CPU: int(limits.submission_seconds),
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_NOFILE: 256,
    }
    if isolated:
        # Elsewhere the user's other processes would count too.
        sizes[resource.RLIMIT_NPROC] = limits.processes
    for name, size in sizes.items():
        resource.setrlimit(name, (size, size))
