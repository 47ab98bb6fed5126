"""A command that cannot go on says so in one line."""

import contextlib
import re


class CommandFailed(Exception):
    """A command cannot go on. Its message is the one line that the user reads."""


@contextlib.contextmanager
def step(name):
    """Turn whatever fails inside into a CommandFailed that names the step.

    Parameters
    ----------
    name : str
        What the user reads before "failed".
    """
    try:
        yield
    except CommandFailed as error:
        raise CommandFailed(f"{name} failed: {error}") from error
    except Exception as error:
        # The project's own ValueErrors are sentences; other errors need their name.
        kind = "" if isinstance(error, ValueError) else f"{type(error).__name__}: "
        raise CommandFailed(f"{name} failed: {kind}{one_line(error)}") from error


def one_line(message, longest=300):
    """Return a message as one line of plain text.

    Parameters
    ----------
    message : object
        What ``str`` makes of it may have several lines, terminal colours and any length.
    longest : int
        The most characters to keep.

    Returns
    -------
    str
    """
    plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", str(message))
    line = " ".join(plain.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
