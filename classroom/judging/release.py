"""What the grader needs of the student edition: files for the sandbox, and the printed texts."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat

from classroom.assignment.assignment import ASSIGNMENT, write_source
from classroom.assignment.stub import CODE_STUB
from classroom.roster.assignments import front, roster_notebook
from course_utils.checks.tasks import QUESTIONS

MOST_LETTERS = 20_000
MOST_TEXTS = 20
_PLACEHOLDER = CODE_STUB.removeprefix("# ")


@dataclass(frozen=True)
class Release:
    """The student edition, without any answer.

    Attributes
    ----------
    folder : pathlib.Path
        The package and the data that notebooks find beside themselves.
    texts : frozenset of str
        All cells that students were given.
    questions : dict of str to str
        The texts of the questions in words, and their names.
    names : frozenset of str
        The names of the cells.
    """

    folder: Path
    texts: frozenset
    questions: dict
    names: frozenset = frozenset()


def make_release(root, folder, students=()):
    """Build the release in an empty folder.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    folder : pathlib.Path
    students : iterable of classroom.roster.students.Student
        Those with an edition of their own, whose texts belong to the printed ones.

    Returns
    -------
    Release
    """
    write_source(root, folder)
    release = folder / "source" / ASSIGNMENT
    cells = []
    for path in sorted(release.glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        cells += notebook.cells
        if students:
            cells += roster_notebook(path.name, notebook).cells
        # These are the instructor's versions, and hold the answers.
        path.unlink()
    for path in release.rglob("__pycache__"):
        shutil.rmtree(path)
    texts = {_plain(cell.source): cell.id for cell in cells}
    questions = {
        text: name for text, cell_id in texts.items() for name in QUESTIONS
        if cell_id == f"{name}-text"
    }
    fronts = {_plain(front(student)) for student in students}
    return Release(release, frozenset({*texts, *fronts}), questions, frozenset(texts.values()))


def answers_in_words(notebooks, release):
    """Find what a student wrote in words.

    Parameters
    ----------
    notebooks : iterable of Notebook
    release : Release

    Returns
    -------
    list of dict
        ``question`` is the name of the last question before the text, "" where there is none;
        ``text`` is cut at `MOST_LETTERS`, the list at `MOST_TEXTS`. Cells that students were
        given are left out. A code cell is taken for words where nothing else stands between it
        and a question or its answer.
    """
    found = dict.fromkeys(answer for one in notebooks for answer in _answers(one.cells, release))
    # Where there are too many, remarks go and answers stay.
    answers = sorted(found, key=lambda answer: not answer[0])
    return [{"question": question, "text": text[:MOST_LETTERS]}
            for question, text in answers[:MOST_TEXTS]]


def _answers(cells, release):
    """Yield each text that was not given, with its question."""
    question, is_near, is_answered = "", False, False
    for cell in cells:
        text = _plain(cell.source)
        asked = _question_in(text, cell.name, release)
        if asked is not None:
            question, text = asked
            is_near, is_answered = True, False
        elif text in release.texts or (cell.kind == "code" and cell.name in release.names):
            is_near = is_near and text == _PLACEHOLDER
            question = "" if is_answered else question
            continue
        if text and text != _PLACEHOLDER and (cell.kind != "code" or is_near):
            yield question, text
            is_answered = True


def _question_in(text, name, release):
    """The question that a cell asks or is the place for, and what a student wrote in it."""
    for asked, question in release.questions.items():
        if asked in text:
            return question, text.replace(asked, "").strip()
    question = name.removesuffix("-text")
    return (question, text) if question in QUESTIONS else None


def _plain(text):
    """A text without the blanks that an editor may add or take away."""
    return "\n".join(line.rstrip() for line in text.split("\n")).strip()
