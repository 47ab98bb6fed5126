"""How a task of a submission ended."""

from dataclasses import dataclass

OUTCOMES = {
    "passed": "passed",
    "wrong": "not right yet",
    "error": "stopped with an error",
    "timeout": "took too long",
    "resource": "asked for more memory, disk or processes than there are",
    "exit": "ended the program",
    "missing": "missing",
    "not_attempted": "not attempted",
    "invalid": "could not be read",
}
"""How a task can end, in words for a student's page."""


@dataclass(frozen=True)
class TaskResult:
    """What a task was worth, and what the student is told.

    Attributes
    ----------
    task : int
    outcome : str
        A key of `OUTCOMES`.
    points : int
        All of the task's points, or 0.
    mistake : str or None
        The name in the catalogue.
    hint, closer : str
        The kind of mistake, and where to look.
    notes : tuple of str
        What else the student should know, such as a name that is defined twice.
    stand_ins : tuple of str
        The earlier functions in whose place a correct one answered.
    """

    task: int
    outcome: str
    points: int = 0
    mistake: str | None = None
    hint: str = ""
    closer: str = ""
    notes: tuple[str, ...] = ()
    stand_ins: tuple[str, ...] = ()
