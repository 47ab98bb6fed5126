"""Which of a student's notebooks counts for an answer that stands in several of them.

A definition beats a stub, and the newer notebook the older one, whatever their names are: copies
are named in too many ways. Of the same age, a longer name is the later one, as in ``work (1)``.
"""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from course_utils.classroom.definitions import BROKEN, MISSING, standing
from course_utils.classroom.notebook_file import Cell
from course_utils.classroom.rubric import ANSWERS

_NAMES = tuple(name for names in ANSWERS.values() for name in names)


@dataclass(frozen=True)
class Notebook:
    """A notebook of a submission.

    Attributes
    ----------
    name : str
        The file's, fit to be shown.
    cells : tuple of Cell
        All of them, in order.
    answers : tuple of str
        The names of `rubric.ANSWERS` for which this notebook counts, and no other one.
    """

    name: str
    cells: tuple[Cell, ...]
    answers: tuple = ()

    @property
    def code(self):
        """The sources of the code cells."""
        return tuple(cell.source for cell in self.cells if cell.kind == "code")

    @property
    def texts(self):
        """The sources of the Markdown cells."""
        return tuple(cell.source for cell in self.cells if cell.kind == "markdown")


def choose(notebooks, ages):
    """Say for each notebook for which answers it counts.

    Parameters
    ----------
    notebooks : list of Notebook
    ages : list of tuple
        Of each notebook what puts it in order; the larger is the newer.

    Returns
    -------
    counting : list of Notebook
        In the order of their names, but one that is beaten in a name before the one that beats it.
    beaten : list of Notebook
        Those of whose answers each counts in another notebook.
    remarks : list of str
        What the student should know of it.
    """
    found = [standing(notebook.code, _NAMES) for notebook in notebooks]
    winners = {}
    for name in _NAMES:
        levels = [
            (levels[name], age, k) for k, (levels, age) in enumerate(zip(found, ages, strict=True))
        ]
        level, _, best = max(levels)
        if level != MISSING:
            winners[name] = best
    judged = [replace(notebook, answers=tuple(n for n in _NAMES if winners.get(n) == k))
              for k, notebook in enumerate(notebooks)]
    has_lost = [any(levels[name] != MISSING and name not in notebook.answers for name in _NAMES)
                for levels, notebook in zip(found, judged, strict=True)]
    order = sorted(range(len(judged)), key=lambda k: (not has_lost[k], _by_name(judged[k])))
    counting = [judged[k] for k in order if judged[k].answers or not has_lost[k]]
    beaten = [judged[k] for k in order if has_lost[k] and not judged[k].answers]
    return counting, beaten, [*_of_beaten(beaten), *_of_names(found, judged, winners, beaten)]


def _by_name(notebook):
    return PurePosixPath(notebook.name).stem.casefold(), notebook.name


def _of_beaten(beaten):
    for notebook in beaten:
        yield (f"{notebook.name} was not graded: each of its answers stands in another of your "
               "notebooks too, which is newer or further on.")


def _of_names(found, judged, winners, beaten):
    """Tell which of several answers under one name counts, where it is not clear already."""
    for name, best in winners.items():
        others = [one.name for k, one in enumerate(judged)
                  if k != best and one not in beaten and found[k][name] >= BROKEN]
        if others:
            yield (f"{name} is defined in {' and '.join([judged[best].name, *others])}: what "
                   f"stands in {judged[best].name} counts.")
