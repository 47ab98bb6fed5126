"""Copies of a guest's memory, with which other guests begin.

On Linux nothing is copied but the pages that a guest writes to: its memory is mapped anew, and a
copy of it holds what is no longer as in the copy that it began with.
"""

import ctypes
import io
import mmap
import os
from array import array
from functools import cache

_CAN_MAP = hasattr(os, "memfd_create")
if _CAN_MAP:
    _mmap = ctypes.CDLL(None, use_errno=True).mmap
    _mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
    _mmap.restype = ctypes.c_void_p
_FIXED = 0x10  # MAP_FIXED, which the module mmap does not name.
_PAGE = mmap.PAGESIZE
# In an entry of /proc/self/pagemap, as the kernel's documentation names them.
_PRESENT, _SWAPPED, _OF_A_FILE = 1 << 63, 1 << 62, 1 << 61
# Each part is a mapping of its own, so parts that are this near are one.
_NEAR = 8
# Linux allows a process some 65,000 mappings.
_MOST_PARTS = 4_000


class Snapshot:
    """Memory as it was at a time.

    Parameters
    ----------
    handle : file object
        Begins with the memory's bytes, or those of the parts, one after another; nobody changes
        them any more. On Linux a real file.
    size : int
        In bytes, a multiple of a page.
    base : Snapshot, optional
        What the memory is outside of the parts; zeros follow.
    parts : sequence of tuple of int
        Start and length of each, in bytes.
    """

    def __init__(self, handle, size, base=None, parts=()):
        self._handle, self.size, self._base, self._parts = handle, size, base, parts

    @property
    def is_whole(self):
        """Whether it needs no other."""
        return self._base is None

    def lay(self, address, room):
        """Make the memory at an address what it was, with zeros up to the end of the room."""
        if _CAN_MAP:
            whole, place = self._base or self, 0
            _map(address, whole.size, mmap.MAP_PRIVATE, whole._handle.fileno())
            _map(address + whole.size, room - whole.size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
            for start, length in self._parts:
                _map(address + start, length, mmap.MAP_PRIVATE, self._handle.fileno(), place)
                place += length
        else:
            self._handle.seek(0)
            self._handle.readinto(_bytes_at(address, self.size))
            ctypes.memset(address + self.size, 0, room - self.size)

    def __del__(self):
        self._handle.close()

    def read(self):
        """The bytes of a whole one."""
        self._handle.seek(0)
        return self._handle.read(self.size)


def snapshot(address, size, base=None):
    """Copy memory.

    Parameters
    ----------
    address, size : int
    base : Snapshot, optional
        What was laid at this address last. If it is whole, and the system tells what was written
        since, the copy is of that alone.

    Returns
    -------
    Snapshot
    """
    is_told = _CAN_MAP and base is not None and base.is_whole and _writes_are_told()
    parts = _written(address, size) if is_told else None
    if parts is None or len(parts) > _MOST_PARTS:
        base, parts = None, ()
    handle = open(os.memfd_create("guest"), "w+b", buffering=0) if _CAN_MAP else io.BytesIO()
    for start, length in parts if base else [(0, size)]:
        handle.write(_bytes_at(address + start, length))
    return Snapshot(handle, size, base, parts)


def _written(address, size):
    """Start and length of each part of mapped files that was written to; None where a read fails.

    A page that was written to belongs to no file any more; one that was never touched has no place.
    """
    entries = array("Q")
    with open("/proc/self/pagemap", "rb", buffering=0) as pages:
        pages.seek(address // _PAGE * entries.itemsize)
        entries.frombytes(pages.read(size // _PAGE * entries.itemsize))
    if len(entries) != size // _PAGE:
        return None
    parts = []
    for number, entry in enumerate(entries):
        if entry & _SWAPPED or entry & (_PRESENT | _OF_A_FILE) == _PRESENT:
            if parts and number - parts[-1][1] <= _NEAR:
                parts[-1][1] = number + 1
            else:
                parts.append([number, number + 1])
    return [(first * _PAGE, (end - first) * _PAGE) for first, end in parts]


@cache
def _writes_are_told():
    """Whether this system tells which pages were written to: tried, since some hide it."""
    with open(os.memfd_create("trial"), "w+b", buffering=0) as handle:
        handle.write(bytes(3 * _PAGE))
        trial = mmap.mmap(handle.fileno(), 3 * _PAGE, flags=mmap.MAP_PRIVATE)
    with trial:
        trial[_PAGE] = trial[0] + 1
        view = ctypes.c_char.from_buffer(trial)
        try:
            return _written(ctypes.addressof(view), 3 * _PAGE) == [(_PAGE, _PAGE)]
        except OSError:
            return False
        finally:
            del view


def _bytes_at(address, size):
    return memoryview((ctypes.c_char * size).from_address(address)).cast("B")


def _map(address, size, flags, descriptor=-1, place=0):
    """Put other pages in place of those that are there."""
    rights = mmap.PROT_READ | mmap.PROT_WRITE
    if size and _mmap(address, size, rights, flags | _FIXED, descriptor, place) != address:
        raise OSError(ctypes.get_errno(), "the guest's memory cannot be mapped")
