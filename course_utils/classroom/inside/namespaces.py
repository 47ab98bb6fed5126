"""Fresh Linux namespaces for one submission, made from inside the sandbox.

The sandbox around them already keeps the network and the files out. These keep submissions that
one warm server runs apart from each other: their own processes, places to write and shared
memory, all of which are gone when the supervisor ends.
"""

import ctypes
import os
import signal
import sys
from pathlib import Path

PLACES = ("/sub", "/tmp", "/dev/shm")

_NEW_MOUNTS, _NEW_UTS, _NEW_IPC = 0x00020000, 0x04000000, 0x08000000
_NEW_USER, _NEW_PIDS, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000
_NO_SETUID, _NO_DEVICES, _NO_PROGRAMS, _BIND, _RECURSIVE = 2, 4, 8, 4096, 16384
_PARENT_DEATH_SIGNAL, _DUMPABLE, _DROP_BOUND, _NO_NEW_PRIVILEGES = 1, 4, 24, 38
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)


def enter(disk_bytes):
    """Return as process 1 of fresh namespaces, without any privilege.

    The calling process waits for that process and ends with it.

    Parameters
    ----------
    disk_bytes : int
        The size of each of `PLACES`.

    Raises
    ------
    OSError
        Where the system refuses a step.
    """
    _new_namespaces()
    pid = os.fork()
    if pid:
        os.closerange(3, 256)
        os.waitpid(pid, 0)
        os._exit(0)
    _done(_libc.prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0))
    _mount("proc", "/proc", _NO_SETUID | _NO_DEVICES | _NO_PROGRAMS)
    for place in PLACES:
        _mount_place(place, disk_bytes)
    os.chdir(PLACES[0])
    # User namespaces inside would give a stranger the capabilities dropped below.
    _write("/proc/sys/user/max_user_namespaces", "0")
    _drop_privileges()
    hide_memory(True)


def hide_memory(hidden):
    """Whether other processes of the same user may look into this one, through ``/proc`` too."""
    _done(_libc.prctl(_DUMPABLE, 0 if hidden else 1, 0, 0, 0))


def _new_namespaces():
    user, group = os.getuid(), os.getgid()
    flags = _NEW_USER | _NEW_MOUNTS | _NEW_PIDS | _NEW_IPC | _NEW_UTS | _NEW_NETWORK
    _done(_libc.unshare(flags))
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")


def _drop_privileges():
    _done(_libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
    for capability in range(64):
        # The first number that the kernel does not know ends the list.
        if _libc.prctl(_DROP_BOUND, capability, 0, 0, 0):
            break
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    _done(_libc.capset(header, (ctypes.c_uint32 * 6)()))


def _mount_place(place, disk_bytes):
    """An empty place, in which only Python's own folders are seen again if they lie there."""
    folders = {Path(folder) for folder in (sys.prefix, sys.base_prefix)}
    inside = [path for path in folders if path.is_relative_to(place)]
    outermost = [path for path in inside if not folders & {*path.parents}]
    handles = {path: os.open(path, os.O_PATH | os.O_DIRECTORY) for path in outermost}
    _mount("tmpfs", place, _NO_SETUID | _NO_DEVICES, f"size={disk_bytes},mode=0777")
    for path, handle in handles.items():
        path.mkdir(parents=True)
        source = f"/proc/self/fd/{handle}".encode()
        _done(_libc.mount(source, str(path).encode(), None, _BIND | _RECURSIVE, None))
        os.close(handle)


def _mount(kind, place, flags, options=""):
    name = kind.encode()
    _done(_libc.mount(name, place.encode(), name, flags, options.encode()))


def _write(path, text):
    with open(path, "w", encoding="ascii") as handle:
        handle.write(text)


def _done(result):
    if result:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
