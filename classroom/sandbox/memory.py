"""Copies of a guest's memory, with which other guests begin.

On Linux nothing is copied but the pages that a guest then writes to: its memory is mapped anew.
"""

import ctypes
import io
import mmap
import os

_CAN_MAP = hasattr(os, "memfd_create")
if _CAN_MAP:
    _mmap = ctypes.CDLL(None, use_errno=True).mmap
    _mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, *[ctypes.c_int] * 3, ctypes.c_long]
    _mmap.restype = ctypes.c_void_p
_FIXED = 0x10  # MAP_FIXED, which the module mmap does not name.


class Snapshot:
    """Memory as it was at a time.

    Parameters
    ----------
    handle : file object
        Begins with the memory's bytes, which nobody changes any more; on Linux a real file.
    size : int
        In bytes, a multiple of a page.
    """

    def __init__(self, handle, size):
        self._handle, self.size = handle, size

    def lay(self, address, room):
        """Make the memory at an address what it was, with zeros up to the end of the room."""
        if _CAN_MAP:
            _map(address, self.size, mmap.MAP_PRIVATE, self._handle.fileno())
            _map(address + self.size, room - self.size, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, -1)
        else:
            self._handle.seek(0)
            self._handle.readinto(_bytes_at(address, self.size))
            ctypes.memset(address + self.size, 0, room - self.size)

    def __del__(self):
        self._handle.close()

    def read(self):
        self._handle.seek(0)
        return self._handle.read(self.size)


def snapshot(address, size):
    """Copy memory.

    Parameters
    ----------
    address, size : int

    Returns
    -------
    Snapshot
    """
    handle = open(os.memfd_create("guest"), "w+b", buffering=0) if _CAN_MAP else io.BytesIO()
    handle.write(_bytes_at(address, size))
    return Snapshot(handle, size)


def _bytes_at(address, size):
    return memoryview((ctypes.c_char * size).from_address(address)).cast("B")


def _map(address, size, flags, descriptor):
    """Put other pages in place of those that are there."""
    rights = mmap.PROT_READ | mmap.PROT_WRITE
    if size and _mmap(address, size, rights, flags | _FIXED, descriptor, 0) != address:
        raise OSError(ctypes.get_errno(), "the guest's memory cannot be mapped")
