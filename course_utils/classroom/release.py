"""What the grader needs of the student edition: files for the sandbox, and the printed texts."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import nbformat

from course_utils.classroom.edition import ASSIGNMENT, write_source
from course_utils.classroom.roster_editions import front, roster_notebook
from course_utils.classroom.rubric import FREE_TEXT_POINTS

MOST_LETTERS = 20_000
MOST_TEXTS = 20


@dataclass(frozen=True)
class Release:
    """The student edition, without any answer.

    Attributes
    ----------
    folder : pathlib.Path
        The package and the data that notebooks find beside themselves.
    texts : frozenset of str
        All Markdown cells that students were given.
    questions : dict of str to str
        The texts of the questions in words, and their names.
    """

    folder: Path
    texts: frozenset
    questions: dict


def make_release(root, folder, students=()):
    """Build the release in an empty folder.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    folder : pathlib.Path
    students : iterable of course_utils.classroom.roster.Student
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
    texts = {cell.source.strip(): cell.id for cell in cells if cell.cell_type == "markdown"}
    questions = {
        text: name for text, cell_id in texts.items() for name in FREE_TEXT_POINTS
        if cell_id == f"{name}-text"
    }
    return Release(release, frozenset(texts) | set(map(front, students)), questions)


def answers_in_words(texts, release):
    """Find what a student wrote in words.

    Parameters
    ----------
    texts : iterable of str
        The Markdown cells of a submission, in order.
    release : Release

    Returns
    -------
    list of dict
        ``question`` is the name of the last question before the text, "" where there is none;
        ``text`` is cut at `MOST_LETTERS`, the list at `MOST_TEXTS`. Cells that students were
        given are left out.
    """
    answers, question = [], ""
    for text in map(str.strip, texts):
        question = release.questions.get(text, question)
        if text and text not in release.texts:
            answers.append({"question": question, "text": text[:MOST_LETTERS]})
            # One cell belongs to a question; what is written further down is a remark.
            question = ""
    return answers[:MOST_TEXTS]
