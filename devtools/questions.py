"""The questions with choices: from ``docs/questions/`` to the notebooks and a page for teachers."""

import yaml

from course_utils.checks.hints import COMMON
from course_utils.checks.tasks import TASKS
from devtools.execution import read_notebooks
from devtools.refresh import store

CELL_ID = "choices"
MINUTES_EACH = 2
PAGE = "docs/misconceptions.md"
CELL_HEAD = """\
## Questions with choices

About {minutes} minutes. Choose an answer first. Then open the choices: each says whether it is \
right, and why."""
PAGE_HEAD = """\
# Common misconceptions

For teachers: what the questions with choices at the end of each notebook are about. Each wrong \
idea stands with the question that brings it up, the mistakes in answers to tasks that may come \
from it, with the hint that the check gives, and what to say.

`make refresh` writes this page, and the questions in the notebooks, from `docs/questions/`: \
change them there."""


def store_questions(root):
    """Write the questions into the notebooks, and the page for teachers.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Returns
    -------
    list of pathlib.Path
        The files that were changed.
    """
    changed = []
    for path, notebook in read_notebooks(sorted((root / "notebooks").glob("*.ipynb"))).items():
        cell = next(cell for cell in notebook.cells if cell.id == CELL_ID)
        cell.source = cell_text(read_questions(root)[path.stem])
        if store(path, notebook):
            changed.append(path)
    page, text = root / PAGE, page_text(read_questions(root))
    if not page.exists() or page.read_text(encoding="utf-8") != text:
        page.write_text(text, encoding="utf-8", newline="\n")
        changed.append(page)
    return changed


def read_questions(root):
    """Read the questions of all notebooks.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Returns
    -------
    dict of str to list of dict
        By the stem of the notebook's file name, in teaching order. A question has a
        ``misconception``, ``mistakes`` as a task's number and the mistake's name, a
        ``question``, ``choices`` with a ``text`` and the reason ``why``, and what to ``say``.
    """
    return {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))
            for path in sorted((root / "docs" / "questions").glob("*.yaml"))}


def cell_text(questions):
    """Write the cell of a notebook's questions; a choice is a line that unfolds."""
    parts = [CELL_HEAD.format(minutes=MINUTES_EACH * len(questions))]
    for number, question in enumerate(questions, start=1):
        parts.append(f"**{number}.** {question['question']}")
        parts += [f"<details><summary>{letter}. {choice['text']}</summary>\n\n"
                  f"{choice['why']}\n\n</details>"
                  for letter, choice in zip("ABC", question["choices"], strict=True)]
    return "\n\n".join(parts)


def page_text(questions):
    """Write the page of all misconceptions."""
    parts = [PAGE_HEAD]
    for stem, own in questions.items():
        parts.append(f"## Notebook {int(stem[:2])}")
        for number, question in enumerate(own, start=1):
            parts += [f"### {question['misconception']}",
                      f"**Question {number}.** {question['question']}",
                      _mistakes_table(question["mistakes"]),
                      f"**What to say.** {question['say']}"]
    return "\n\n".join(parts) + "\n"


def _mistakes_table(mistakes):
    if not mistakes:
        return "No task shows it; it comes up when people explain their results."
    rows = ["| task | mistake | hint |", "|--:|:--|:--|"]
    for task, name in map(str.split, mistakes):
        hint = (COMMON | TASKS[int(task)].check.hints)[name]
        rows.append(f"| {task} | `{name}` | {hint.kind} |")
    return "\n".join(rows)
