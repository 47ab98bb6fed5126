"""Known wrong and right answers, by task: the checks are tested against all of them.

Each file is a small text that can be pasted into a notebook cell, like the reference answers.
A wrong answer's file has the name of its mistake.
"""

from pathlib import Path

_HERE = Path(__file__).parent


def wrong(task):
    """The wrong answers to a task.

    Parameters
    ----------
    task : int
        The number of the task, 1 to 9.

    Returns
    -------
    dict of str to str
        The mistake's name to the answer's text.
    """
    return _texts("wrong", task)


def right(task):
    """The right answers to a task; see `wrong`."""
    return _texts("right", task)


def _texts(kind, task):
    files = sorted((_HERE / kind / f"task{task}").glob("*.py"))
    return {file.stem: file.read_text(encoding="utf-8") for file in files}
