"""Known wrong and right answers, by task: the checks are tested against all of them.

A file holds one task's answers of one kind, as the cells of a notebook in Jupytext's percent
format: a line ``# %% name``, and below it what could be pasted into a notebook. A wrong answer
has the name of its mistake. The files are read and never imported: the next cell defines the
same names anew, and an answer may hold what no Python file can.
"""

import re
from pathlib import Path

FOLDER = Path(__file__).parent


def wrong(task):
    """The wrong answers to a task.

    Parameters
    ----------
    task : int
        The number of the task.

    Returns
    -------
    dict of str to str
        The mistake's name to the answer's text.
    """
    return _read("wrong", task)


def right(task):
    """The right answers to a task; see `wrong`."""
    return _read("right", task)


def cells(text):
    """The cells of a file by name, each with one line end at its end."""
    _, *parts = re.split(r"^# %% (.+)\n", text, flags=re.MULTILINE)
    return {name: source.strip("\n") + "\n"
            for name, source in zip(parts[::2], parts[1::2], strict=True)}


def _read(kind, task):
    return cells((FOLDER / f"{kind}_task{task}.py").read_text(encoding="utf-8"))
