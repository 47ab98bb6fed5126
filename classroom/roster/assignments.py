"""An edition for each student of a roster: one zip a student, the same but for its numbers."""

import json
import re
import shutil
import tempfile
import zipfile
from copy import deepcopy
from html import escape
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell

from classroom.assignment.assignment import (
    generate,
    replace_whole,
    write_source,
    write_zip,
    zip_entry,
)
from classroom.assignment.cells import changed_notebook
from classroom.files import write_whole
from classroom.roster.draws import tag
from classroom.roster.secret import fingerprint
from classroom.roster.students import plain_id
from classroom.tables import plain_cell, write_csv

FOLDER = "editions"
ARCHIVE = "assignment"
"""The folder in each zip."""

WHOSE_DATA = "The data are those of the edition of "
DATA_CELL = f"""\
from course_utils.personal_data import PERSONAL_DATA

print("{WHOSE_DATA}" + PERSONAL_DATA.student + ".")"""
FINGERPRINT = "fingerprint-of-the-secret.txt"
_DRAFT = ".editions-"
_INSTRUCTIONS = Path(__file__).parent / "cells"


def class_folder(root, name):
    """Where the editions of a class are: ``build/editions/`` and the class's name."""
    return root / "build" / FOLDER / name


def is_of_another_secret(folder, secret):
    """Whether a folder has editions that were made with another secret.

    Parameters
    ----------
    folder : pathlib.Path
        From `class_folder`. It may be missing.
    secret : bytes or None
        None for one that is lost.
    """
    path = folder / FINGERPRINT
    return path.exists() and (
        secret is None or path.read_bytes().strip() != fingerprint(secret).encode())


def students_gone(folder, students):
    """The ids of editions in a folder whose students are not on the roster any more."""
    keys = {student.key for student in students}
    return sorted(path.stem for path in folder.glob("*.zip") if plain_id(path.stem) not in keys)


def build_editions(root, name, secret, students, personal_data):
    """Write the folder of a class: a zip for each student, and a table of them.

    Parameters
    ----------
    root : pathlib.Path
        The repository. Only its ``build`` folder is changed.
    name : str
        The class's, for `class_folder`.
    secret : bytes
    students : list of classroom.roster.students.Student
    personal_data : dict of str to PersonalData
        By `Student.key`.

    Returns
    -------
    pathlib.Path
        The folder, which only its owner can read where the system knows such folders. The one
        of an earlier build stays until the new one is whole.

    Raises
    ------
    ValueError, RuntimeError
        As `assignment.build_assignment`.
    """
    build, target = root / "build", class_folder(root, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    for left in build.glob(f"{_DRAFT}*"):
        shutil.rmtree(left)
    with tempfile.TemporaryDirectory(dir=build, prefix=_DRAFT) as draft:
        course, folder = Path(draft, "nbgrader"), Path(draft, FOLDER)
        write_source(root, course)
        shared = generate(course)
        notebooks = _take_notebooks(shared)
        archive = Path(draft, f"{ARCHIVE}.zip")
        write_zip(shared, archive)
        folder.mkdir(mode=0o700)
        for student in students:
            own = own_files(notebooks, student, personal_data[student.key], secret)
            _write_edition(archive, folder / f"{student.student}.zip", own)
        write_csv(folder / "editions.csv", _table(students))
        write_whole(folder / FINGERPRINT, fingerprint(secret) + "\n")
        replace_whole(folder, target, Path(draft))
    return target


def roster_notebook(name, notebook):
    """Give a notebook of the student edition the texts that are true of all personal data.

    Parameters
    ----------
    name : str
        The notebook's file name.
    notebook : nbformat.NotebookNode
        It is not changed.

    Returns
    -------
    nbformat.NotebookNode

    Raises
    ------
    ValueError
        If there are no instructions for this notebook, or they do not fit it.
    """
    path = _INSTRUCTIONS / f"{Path(name).stem}.md"
    if not path.exists():
        raise ValueError(
            f"{name}: {path.name} is missing in classroom/roster/cells. It says which sentences "
            "about the course's own numbers change in a student's edition; it may be empty.")
    notebook = changed_notebook(name, notebook, path.read_text(encoding="utf-8"))
    notebook.cells.insert(1, new_code_cell(DATA_CELL, id="edition-data"))
    return notebook


def front(student):
    """The text in front of a student's notebooks."""
    who = f"`{student.student}`"
    if student.name:
        who = f"{_plain_markdown(student.name)} ({who})"
    return (f"**The edition of {who}.** Its films and its points were drawn for it alone, "
            "so your data differ from those of all others. The tasks are the same.")


def own_files(notebooks, student, personal, secret):
    """What one student's edition has for itself.

    Parameters
    ----------
    notebooks : dict of str to NotebookNode
        From `roster_notebook`, by file name.
    student : Student
    personal : PersonalData
    secret : bytes

    Returns
    -------
    dict of str to str
        The text of each file by its path in the edition.
    """
    texts = {"data/personal_data.json": json.dumps(personal._asdict(), indent=1) + "\n"}
    whose = {"student": student.student, "tag": tag(secret, personal)}
    for name, notebook in notebooks.items():
        own = deepcopy(notebook)
        own.metadata["edition"] = whose
        own.cells.insert(1, new_markdown_cell(front(student), id="edition"))
        texts[name] = nbformat.writes(own) + "\n"
    return texts


def _plain_markdown(text):
    """A name that Markdown and HTML take for nothing else."""
    text = "".join(letter if letter.isprintable() else " " for letter in text)
    return re.sub(r"([\\`*_{}\[\]()#+.!|$~-])", r"\\\1", escape(text, quote=False))


def _take_notebooks(folder):
    notebooks = {}
    for path in sorted(folder.glob("*.ipynb")):
        notebooks[path.name] = roster_notebook(path.name, nbformat.read(path, as_version=4))
        path.unlink()
    return notebooks


def _write_edition(shared, path, texts):
    """Add a student's files to a copy of what all have, which is packed once."""
    shutil.copyfile(shared, path)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, text in texts.items():
            archive.writestr(zip_entry(f"{ARCHIVE}/{name}"), text.encode("utf-8"))


def _table(students):
    yield ["student", "name", "email", "file"]
    for one in students:
        yield [one.student, plain_cell(one.name), plain_cell(one.email), f"{one.student}.zip"]
