"""How an error is told that comes of what a stranger's code may not have; the grader asks."""

import errno
import re
import sys

_NUMBERS = {
    errno.ENOMEM, errno.EAGAIN, errno.ENOSPC, errno.EFBIG, errno.EMFILE, errno.EDQUOT}
_STARTS = ("MemoryError", "RuntimeError: can't start new thread")
# What the sandbox's Python says of the parts of the standard library that it leaves out.
_LEFT_OUT = re.compile(r"(OSError|ModuleNotFoundError): .{0,20}"
                       r"(is unavailable on wasm|wasi does not support|Unsupported platform)")
_ABSENT = re.compile(r"ModuleNotFoundError: No module named '(\w+)'")


def is_shortage(message):
    """Whether code stopped because memory, disk, threads or a part of Python is held back.

    Parameters
    ----------
    message : str
        The type and text of an exception, as `runner.statements.said` tells it, on the system
        where it was raised: the numbers of errors differ.

    Returns
    -------
    bool
        True also where the standard library has a module that is not there; another package's
        absence is an error like any other.
    """
    if message.startswith(_STARTS) or _LEFT_OUT.match(message):
        return True
    if number := re.match(r"\w+: \[Errno (\d+)\]", message):
        return int(number[1]) in _NUMBERS
    absent = _ABSENT.match(message)
    return absent is not None and absent[1] in sys.stdlib_module_names
