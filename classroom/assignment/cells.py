"""From a solution notebook to nbgrader's source form, by a short text file for each notebook.

The file is a list of instructions, each an HTML comment on a line of its own, some followed by
a text:

``<!-- drop: ID ID … -->``
    Leave these cells out.
``<!-- needs 2 3: ID ID … -->``
    Put these cells under ``with needs(report_2, report_3):``.
``<!-- cut: ID -->``
    Take the text that follows out of the cell.
``<!-- replace: ID -->``
    The cell gets the text that follows.
``<!-- change: ID -->``
    In the cell, the text before a line ``=>`` gives way to the text after it.
``<!-- task 3: ID -->``
    The cell's place is taken by the text that follows, the answer and the check.
``<!-- question NAME: ID -->``
    The cell's place is taken by the text that follows, and a cell for an answer in words.
"""

import re
from collections import Counter
from copy import deepcopy
from functools import partial
from textwrap import indent

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from classroom.assignment.imports import names_in, tidied_imports
from classroom.assignment.stub import BEGIN, END, check_cell, solution_cell
from course_utils.checks.tasks import QUESTIONS, TASKS

HANDOUT_IMPORTS = [
    "from course_utils.checks import check",
    "from course_utils.unsolved import needs",
]
DISPLAY_IMPORT = "from IPython.display import display"
ALWAYS_IMPORTED = {"np", "pd", "log_curve", "LiveLoss"}
"""What the texts of the tasks recommend, or answers are likely to use."""
_INSTRUCTION = re.compile(r"^<!-- (\w+)((?: [\w-]+)*): ([\w -]+?) -->$", flags=re.MULTILINE)


def source_notebook(name, notebook, instructions):
    """Turn a solution notebook into nbgrader's source form.

    Parameters
    ----------
    name : str
        The notebook's file name, for messages.
    notebook : nbformat.NotebookNode
        It is not changed.
    instructions : str
        The text of its file of instructions.

    Returns
    -------
    nbformat.NotebookNode
        Without outputs, with answers between markers and locked checks.

    Raises
    ------
    ValueError
        If the instructions do not fit the notebook, or `require_sound` refuses it.
    """
    require_sound(name, notebook)
    steps = _steps(name, instructions, {cell.id for cell in notebook.cells})
    cells = []
    for cell in notebook.cells:
        build = steps.get(cell.id, _kept)
        cells += _in_context(build, cell, name)
    _fit_imports(cells)
    metadata = {**notebook.metadata, "kernelspec": {
        "display_name": "Python 3", "language": "python", "name": "python3"}}
    source = new_notebook(metadata=metadata)
    # nbformat gives a cell whose id it has seen another one, and so would hide the mistake.
    source.cells = cells
    require_sound(name, source, with_solutions=True)
    return source


def changed_notebook(name, notebook, instructions):
    """Change cells of a notebook of the student edition.

    Parameters
    ----------
    name : str
        The notebook's file name, for messages.
    notebook : nbformat.NotebookNode
        It is not changed.
    instructions : str
        As for `source_notebook`.

    Returns
    -------
    nbformat.NotebookNode
        Cells that are changed keep what they are to nbgrader; all others are as they were.

    Raises
    ------
    ValueError
        If the instructions do not fit the notebook.
    """
    notebook = deepcopy(notebook)
    steps = _steps(name, instructions, {cell.id for cell in notebook.cells})
    cells = []
    for cell in notebook.cells:
        made = _in_context(steps[cell.id], cell, name) if cell.id in steps else [cell]
        for new in made:
            new.metadata = cell.metadata
        cells += made
    notebook.cells = cells
    return notebook


def require_sound(name, notebook, with_solutions=False):
    """Refuse a notebook whose cells nbgrader would confuse.

    Parameters
    ----------
    name : str
    notebook : nbformat.NotebookNode
    with_solutions : bool
        Whether cells may hold answers between markers.

    Raises
    ------
    ValueError
        If two cells share an id or a grade id, or a cell's markers are not pairs.
    """
    grade_ids = (cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells)
    for kind, ids in (("cell id", (cell.id for cell in notebook.cells)), ("grade id", grade_ids)):
        twice = [key for key, count in Counter(filter(None, ids)).items() if count > 1]
        if twice:
            raise ValueError(f"{name}: the {kind} {twice[0]!r} is there more than once.")
    for cell in notebook.cells:
        _require_paired_markers(name, cell, with_solutions)


def _require_paired_markers(name, cell, with_solutions):
    markers = [END if "END SOLUTION" in line else BEGIN for line in cell.source.splitlines()
               if "BEGIN SOLUTION" in line or "END SOLUTION" in line]
    if markers != [BEGIN, END] * (len(markers) // 2):
        raise ValueError(
            f"{name}, cell {cell.id}: {BEGIN} and {END} must come in pairs, one after the other.")
    if markers and not with_solutions:
        raise ValueError(
            f"{name}, cell {cell.id}: {BEGIN} has no place in a solution notebook; the answers "
            "come from course_utils/solutions/answers.")


def _steps(name, instructions, ids):
    """What to do with each cell that an instruction names."""
    _, *parts = _INSTRUCTION.split(instructions)
    steps = {}
    for verb, words, cell_ids, text in zip(*[iter(parts)] * 4, strict=True):
        if verb not in _VERBS:
            raise ValueError(f"{name}: there is no instruction {verb!r}.")
        for cell_id in cell_ids.split():
            if cell_id not in ids:
                raise ValueError(f"{name}: the instructions name cell {cell_id!r}, which the "
                                 "notebook does not have.")
            if cell_id in steps:
                raise ValueError(f"{name}: two instructions for cell {cell_id!r}.")
            steps[cell_id] = partial(_VERBS[verb], words=words.split(), text=text.strip("\n"))
    return steps


def _in_context(build, cell, name):
    try:
        return build(cell)
    except ValueError as error:
        raise ValueError(f"{name}, cell {cell.id}: {error}") from error


def _kept(cell, source=None):
    source = cell.source if source is None else source
    make = new_code_cell if cell.cell_type == "code" else new_markdown_cell
    return [make(source, id=cell.id)]


def _drop(cell, words, text):
    return []


def _replace(cell, words, text):
    return _kept(cell, text)


def _cut(cell, words, text):
    if cell.source.count(text) != 1:
        raise ValueError(f"the text to cut is there {cell.source.count(text)} times: {text!r}")
    return _kept(cell, cell.source.replace(text, "").strip())


def _change(cell, words, text):
    old, _, new = f"{text}\n".partition("\n=>\n")
    if cell.source.count(old) != 1:
        raise ValueError(f"the text to change is there {cell.source.count(old)} times: {old!r}")
    return _kept(cell, cell.source.replace(old, new.strip("\n")).strip())


def _needs(cell, words, text):
    reports = ", ".join(f"report_{number}" for number in words)
    return _kept(cell, f"with needs({reports}):\n{indent(cell.source, '    ')}")


def _task(cell, words, text):
    (number,) = map(int, words)
    task = TASKS[number]
    return [
        new_markdown_cell(text, id=f"task-{number}-text"),
        _graded(new_code_cell(solution_cell(number)), f"task-{number}", solution=True),
        _graded(new_code_cell(check_cell(number)), f"check-{number}", grade=not task.optional,
                points=None if task.optional else task.points),
    ]


def _question(cell, words, text):
    (grade_id,) = words
    answer = _graded(new_markdown_cell("Write your answer here."), grade_id, solution=True,
                     grade=True, points=QUESTIONS[grade_id].points)
    return [new_markdown_cell(text, id=f"{grade_id}-text"), answer]


_VERBS = {"drop": _drop, "needs": _needs, "cut": _cut, "change": _change, "replace": _replace,
          "task": _task, "question": _question}


def _graded(cell, grade_id, solution=False, grade=False, points=None):
    cell.id = grade_id
    cell.metadata["nbgrader"] = {
        "grade_id": grade_id, "solution": solution, "grade": grade, "locked": not solution,
        "task": False, "cell_type": cell.cell_type, "schema_version": 3,
        **({} if points is None else {"points": points}),
    }
    return cell


def _fit_imports(cells):
    """Import what the student's cells use, and no more: the rest may hold answers."""
    code = [cell for cell in cells if cell.cell_type == "code" and not _holds_answer(cell)]
    imports = next(cell for cell in code if "from course_utils" in cell.source)
    lines = imports.source.splitlines()
    ours = next(n for n, line in enumerate(lines) if line.startswith("from course_utils."))
    plain = [n for n, line in enumerate(lines) if line.startswith("import ")]
    lines[ours:ours] = HANDOUT_IMPORTS
    if DISPLAY_IMPORT not in lines:
        lines.insert(plain[-1] + 1, DISPLAY_IMPORT)
    used = set().union(*(names_in(cell.source) for cell in code)) | ALWAYS_IMPORTED
    used -= {name for task in TASKS.values() for name in task.names}
    imports.source = tidied_imports("\n".join(lines), used).strip()


def _holds_answer(cell):
    return cell.metadata.get("nbgrader", {}).get("solution", False)
