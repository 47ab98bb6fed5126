"""The cells that a notebook has executed: IPython remembers their sources, this module the rest."""

import traceback
from dataclasses import dataclass, replace

from IPython import get_ipython

from course_utils.checks.runner.running import words

_ENDINGS = {}


@dataclass(frozen=True)
class Executed:
    """One execution of a cell.

    Attributes
    ----------
    number : int
        As it stands in brackets beside the cell.
    source : str
    cell_id : str or None
        The same for all executions of one cell; None where that is not known.
    stopped : int or None
        The line in which an exception stopped it, counted from the first line that is no magic
        and not blank.
    error : str
        That exception, in words.
    """

    number: int
    source: str
    cell_id: str | None = None
    stopped: int | None = None
    error: str = ""


def watch():
    """Remember from now on which cell was executed and where it stopped."""
    shell = get_ipython()
    if shell is not None:
        shell.events.register("post_run_cell", _remember)


def executed(shell):
    """The executions since the last ``%reset``, in order; the last one is still running.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell

    Returns
    -------
    list of Executed
    """
    cells = []
    # Some kernels keep no history.
    for number, source in enumerate(getattr(shell.history_manager, "input_hist_raw", ())):
        cell = Executed(number, source)
        ending = _ENDINGS.get(number)
        if ending is not None and ending.source.rstrip("\n") == source:
            cell = replace(ending, source=source)
        cells = [] if source.lstrip().startswith("%reset ") else [*cells, cell]
    return cells


def _remember(result):
    number = result.execution_count
    if number is not None:
        cell_id = getattr(result.info, "cell_id", None)
        error = result.error_in_exec
        said = words(error) if error is not None else ""
        _ENDINGS[number] = Executed(
            number, result.info.raw_cell, cell_id, _line(error), said)


def _line(error):
    """The line of the cell in which an exception was raised, be it further down."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    own = [frame for frame in frames if frame.name == "<module>"]
    timed = [frame for frame in own if frame.filename.startswith("<timed exec")]
    return next((frame.lineno for frame in timed or own), None)
