"""Find a sandbox, or say why there is none, and keep a warm Python in it.

Bubblewrap gives the walls: a user, processes, an empty network and files of its own. Of the
host only ``/usr``, Python with its packages, the program inside and the students' edition can
be seen, all read-only. Nothing else of the project, of the submissions or of the grades is there
to be read.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from course_utils.classroom import launch
from course_utils.classroom.protocol import JOB, MOST_ANSWER_BYTES, Limits, Link

START_SECONDS = 60.0


class SandboxUnavailable(RuntimeError):
    """Strangers' code cannot be run safely here; the message says why and what to do."""


class SandboxLost(RuntimeError):
    """The sandbox has stopped, or does not answer in time."""


def find_sandbox(edition=None, limits=Limits(), hidden=(), unsafe_no_sandbox=False):
    """Return a sandbox that has been tried once.

    Parameters
    ----------
    edition : path_like, optional
        The students' edition: a folder whose entries (``course_utils``, ``data``) the notebooks
        find beside themselves and can import. It must hold no answer.
    limits : Limits
    hidden : iterable of path_like
        Folders that must not be seen even where they lie under ``/usr`` or Python's folder,
        such as the submissions. The project itself is always hidden.
    unsafe_no_sandbox : bool
        Run strangers' code as yourself, with your files and your network in its reach.

    Returns
    -------
    Sandbox
        Use it in a ``with`` statement, in one thread; threads of a pool need one each.

    Raises
    ------
    SandboxUnavailable
        Where there is no bubblewrap, or it does not work here.
    """
    reason = "" if unsafe_no_sandbox else launch.why_unavailable()
    if os.name == "nt":
        reason = "On Windows the grader runs in WSL or in a Linux container."
    if reason:
        raise SandboxUnavailable(reason)
    sandbox = Sandbox(edition, limits, hidden, isolated=not unsafe_no_sandbox)
    try:
        sandbox.start()
        sandbox.try_out()
    except SandboxLost as error:
        sandbox.close()
        raise SandboxUnavailable(
            f"bubblewrap is installed, but a sandbox could not be started: {error}. "
            "It needs bubblewrap 0.8 or newer and a kernel that lets users make namespaces."
        ) from error
    return sandbox


class Sandbox:
    """A warm Python behind walls; each submission gets a socket to a fresh fork of it."""

    def __init__(self, edition, limits, hidden, isolated):
        self.limits = limits
        self._edition = Path(edition).resolve() if edition else None
        self._hidden = [Path(path).resolve() for path in hidden]
        self._isolated = isolated
        self._process = self._control = self._folder = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def start(self):
        """Start the warm Python where none runs; SandboxLost where it does not come up."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        # Another user must be able to enter it, and a private TMPDIR would not let one in.
        place = "/tmp" if os.name == "posix" and os.geteuid() == 0 else None
        self._folder = tempfile.TemporaryDirectory(prefix="classroom-", dir=place)
        folder = Path(self._folder.name)
        self._control, theirs = socket.socketpair()
        with theirs:
            self._process = self._launch(folder, theirs.fileno())
        self._wait_for(b"+", START_SECONDS)

    def connect(self):
        """Return a socket to a new supervisor; SandboxLost where there is none."""
        self.start()
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                socket.send_fds(self._control, [b"?"], [theirs.fileno()])
            except OSError:
                ours.close()
                raise SandboxLost("the sandbox has stopped") from None
        return ours

    def release(self, seconds=10.0):
        """Wait until the last supervisor has ended; where it does not, end the sandbox."""
        try:
            self._wait_for(b".", seconds)
        except SandboxLost:
            self.close()

    def try_out(self):
        """Raise SandboxLost unless a submission without cells can be run."""
        with self.connect() as sock:
            link = Link(sock, MOST_ANSWER_BYTES)
            try:
                link.send(JOB, {"cells": [], "quiet_calls": []})
                link.receive(time.monotonic() + START_SECONDS)
            except (EOFError, OSError):
                raise SandboxLost("it could not separate one submission from another") from None
        self.release()

    def close(self):
        """End everything inside at once."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process.stderr.close()
            self._control.close()
        if self._folder is not None:
            self._folder.cleanup()
        self._process = self._control = self._folder = None

    def _wait_for(self, signal, seconds):
        self._control.settimeout(seconds)
        try:
            if self._control.recv(1) == signal:
                return
            message = "it ended"
        except OSError as error:
            message = str(error)
        self._process.kill()
        lines = self._process.stderr.read().decode(errors="replace").strip().splitlines()
        raise SandboxLost(lines[-1] if lines else message)

    def _launch(self, folder, control):
        program = launch.copy_program(folder)
        edition = launch.copy_edition(self._edition, folder)
        words = ["-m", "classroom.inside", str(control)]
        words += ["isolated" if self._isolated else "open", json.dumps(asdict(self.limits))]
        if self._isolated:
            variables = {"PATH": launch.TOOLS_PATH}
            command = launch.walled_command(program, edition, self._hidden, words, folder)
        else:
            variables = launch.environment(program, edition, folder)
            command = [sys.executable, *words]
        return subprocess.Popen(
            command,
            env=variables,
            cwd=program,
            pass_fds=[control],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
