"""Whether what a name stands for is older than the cell that should have made it.

A cell that does not compile, or that no longer defines the name, leaves the name with what an
earlier version of the cell has made. A check of that would be of an answer that stands nowhere.
"""

import difflib
import inspect
import re

from IPython import get_ipython

from course_utils.checks.notebook.history import executed
from course_utils.checks.report import Report
from course_utils.checks.runner.dependents import names_bound, names_filled
from course_utils.checks.runner.statements import statements, without_timing
from course_utils.checks.tasks import task_of

# Where cells have no ids: how alike two versions of one cell are, at least.
_LIKE = 0.9
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")
# What may bind a name that stands nowhere in the cell.
_HIDDEN = re.compile(r"%run|exec\(|import \*|globals\(")
_MEND = "Mend the line and run the cell again."
_BROKEN = f"What {{}} stands for is of an older version of the cell. {_MEND}"
_GONE = ("What {0} stands for is of an older version of the cell. Give the answer the name {0} and "
         "run the cell again; if it has moved to another cell, run that one.")


def report_on_older(task, answer):
    """The report where the answer is older than the last cell that was run in its place.

    Parameters
    ----------
    task : int
    answer : tuple
        What the check was given.

    Returns
    -------
    Report or None
    """
    shell, names = get_ipython(), task_of(task).names
    if shell is None or any(shell.user_ns.get(name) is not value
                            for name, value in zip(names, answer, strict=False)):
        return None
    later, is_absent = [], names[0] not in shell.user_ns
    for cell in reversed(executed(shell)):
        trees, error = _read(shell, cell)
        seems_to_bind = any(_seems_to_bind(cell.source, name) for name in names)
        if error is not None and (seems_to_bind or is_absent and names[0] in cell.source):
            return _broken(task, names[0], *error)
        bound, left = _bound_and_left(trees, cell)
        # A function is made by its definition, variables by all that fills them.
        if set(names) & (left - bound if task_of(task).function else left):
            line = cell.stopped + _above(cell.source)
            return _broken(task, names[0], line, cell.error, is_older=names[0] not in bound)
        if set(names) & bound:
            return _of_later(task, names, cell, later, answer)
        if cell.stopped is None and (seems_to_bind or _HIDDEN.search(cell.source)):
            return None
        later.insert(0, (cell, trees, error))
    return None


def _read(shell, cell):
    """The trees of a cell's statements; or why there are none, with the line."""
    try:
        return [one.tree for one in statements(shell, cell.number, cell.source)], None
    except Exception as error:
        line = (getattr(error, "lineno", None) or 1) + _above(cell.source)
        return [], (line, f"{type(error).__name__}: {getattr(error, 'msg', error)}")


def _above(source):
    """The lines above the first one that Python sees: of a magic, and blank ones."""
    return _BLANK_LINES.match(without_timing(source))[0].count("\n")


def _bound_and_left(trees, cell):
    """The names that a cell has bound, and those that it was to bind or fill when it stopped."""
    end = cell.stopped or float("inf")
    bound = (names_bound(tree) for tree in trees if tree.end_lineno < end)
    left = (names_bound(tree) | names_filled(tree) for tree in trees if tree.end_lineno >= end)
    return set().union(*bound), set().union(*left)


def _seems_to_bind(source, name):
    return re.search(rf"^[ \t]*(?:(?:async[ \t]+)?def[ \t]+{name}\b|[\w, \t]*\b{name}\b[\w, \t]*=)",
                     source, flags=re.MULTILINE) is not None


def _of_later(task, names, maker, later, answer):
    """The report on the cells that were run after the one that made the answer."""
    if task_of(task).function and not _made_by(maker, answer[0]):
        return None
    for place, (cell, trees, error) in enumerate(later):
        if not _in_its_place(cell, maker, is_last=place == len(later) - 2):
            continue
        if error is not None:
            return _broken(task, names[0], *error)
        others = [name for tree in trees for name in sorted(names_bound(tree))
                  if hasattr(tree, "name")]
        found = f"defines {' and '.join(others)}" if others else "defines no function"
        return Report(task, "error", closer=_GONE.format(names[0]),
                      hint=f"Your last cell {found}, and no longer {names[0]}.")
    return None


def _in_its_place(cell, maker, is_last):
    if cell.cell_id is not None and maker.cell_id is not None:
        return cell.cell_id == maker.cell_id
    matcher = difflib.SequenceMatcher(None, cell.source, maker.source, autojunk=False)
    return (is_last and cell.cell_id is None
            and matcher.real_quick_ratio() >= _LIKE and matcher.ratio() >= _LIKE)


def _made_by(cell, function):
    """Whether the function's text stands in the cell, as far as that can be seen."""
    try:
        return inspect.getsource(inspect.unwrap(function)).strip() in cell.source
    except (OSError, TypeError):
        return True


def _broken(task, name, line, error, is_older=True):
    closer = _BROKEN.format(name) if is_older and name in get_ipython().user_ns else _MEND
    return Report(task, "error", hint=f"Line {line} of your last cell: {error}.", closer=closer)
