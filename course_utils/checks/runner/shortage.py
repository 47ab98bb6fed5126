"""How an error is told that comes of what a stranger's code may not have; the grader asks."""

import errno
import re
import sys

_NUMBERS = {
    errno.ENOMEM, errno.EAGAIN, errno.ENOSPC, errno.EFBIG, errno.EMFILE, errno.EDQUOT}


def is_shortage(message):
    """Whether code stopped because memory, disk, threads or a part of Python is held back.

    Parameters
    ----------
    message : str
        The type and text of an exception, as `runner.statements.said` tells it.

    Returns
    -------
    bool
        True also where the standard library has a module that is not there, such as the one
        below ``ctypes``; another package's absence is an error like any other.
    """
    if message.startswith(("MemoryError", "RuntimeError: can't start new thread")):
        return True
    if number := re.match(r"\w+: \[Errno (\d+)\]", message):
        return int(number[1]) in _NUMBERS
    absent = re.match(r"ModuleNotFoundError: No module named '(\w+)'", message)
    return absent is not None and absent[1] in sys.stdlib_module_names
