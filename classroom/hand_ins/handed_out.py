"""Whether anything of a student's stands where a task asks for it, in words of syntax alone.

Classes also hand out the single notebook that this course grew from. Some of its stubs no rule
tells from an answer, such as a whole loop around a gap: they are known by their hashes.
"""

import hashlib
import re

from classroom.hand_ins.definitions import STUB, bindings

_COMMENT = re.compile(r"#[^\n]*")
_STUB_CELLS = {2: {"129472b57e4559fd", "ef8708eb15de1488"}}
"""That notebook's cells of a task that asks for variables: they bind none of its names."""

_STUB_FUNCTIONS = {"c3b733ccc055cba4"}
"""Its function of task 5, which Python cannot parse before it is written."""


def is_untouched(task, cells, names):
    """Whether a task is as it was handed out.

    Parameters
    ----------
    task : int
    cells : list of str
        Sources.
    names : collection of str
        The task's functions or variables.

    Returns
    -------
    bool
        False where its names are nowhere, unless the cells of a known stub are there.
    """
    found = [(cell, levels) for cell in cells if (levels := _levels(cell, names))]
    if not found:
        return task in _STUB_CELLS and _STUB_CELLS[task] <= set(map(hash_of, cells))
    return all(max(levels) <= STUB or hash_of(_function(cell, names)) in _STUB_FUNCTIONS
               for cell, levels in found)


def hash_of(source):
    """A hash of a source without its comments, blanks and line ends."""
    text = "".join(_COMMENT.sub("", source).split())
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:16]


def _levels(cell, names):
    if not any(name in cell for name in names):
        return []
    return [level for name, level in bindings(cell) if name in names]


def _function(cell, names):
    """The last definition of one of the names, with all that is indented below it."""
    lines, is_inside = [], False
    for line in cell.split("\n"):
        if line[:1].strip() and not line.startswith("#"):
            is_inside = any(line.startswith(f"def {name}(") for name in names)
            lines = [] if is_inside else lines
        if is_inside:
            lines.append(line)
    return "\n".join(lines)
