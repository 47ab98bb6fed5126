"""The student edition and, for teachers who use nbgrader, the course that it is made from."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import nbformat
from nbformat import v4

from classroom.assignment.cells import source_notebook
from classroom.assignment.package import student_package
from classroom.assignment.record import recorded_epochs, recorded_example
from classroom.assignment.stub import CODE_STUB
from course_utils.start.jupyter import words_to_start
from course_utils.start.pins import STUDENT_LOCK, conda_text

ASSIGNMENT = "als_mle"
CONFIG = f'''\
c = get_config()
c.CourseDirectory.course_id = "least-squares-als-likelihood"
c.ClearSolutions.code_stub = {{"python": "{CODE_STUB}"}}
c.ClearSolutions.begin_solution_delimeter = "### BEGIN SOLUTION"
c.ClearSolutions.end_solution_delimeter = "### END SOLUTION"
c.ClearSolutions.text_stub = "Write your answer here."
# Task 5 trains on all interactions, in some answers for minutes.
c.ExecutePreprocessor.timeout = 900
'''
COPIED = ("LICENSE", "data/README.md")
COPIED_FOLDERS = ("data/movielens_small_2016",)
LAB_SETTINGS = json.dumps({"disabledExtensions": {
    "@jupyter/nbgrader": True, "@jupyterlab/apputils-extension:announcements": True}}) + "\n"
"""For JupyterLab: no teacher's tools, even where nbgrader is installed, and no news."""
PROJECT_END = "lab = ["
"""In pyproject.toml, what comes after the students' packages."""
ZIP_TIME = (2026, 11, 29, 12, 0, 0)
"""When this edition of the course was made: the same content gives the same bytes on any day."""


def build_assignment(root):
    """Write ``build/assignment``, a zip of it, and nbgrader's course in ``build/nbgrader``.

    Parameters
    ----------
    root : pathlib.Path
        The repository. Only its ``build`` folder is changed.

    Returns
    -------
    pathlib.Path
        The folder ``build/assignment``. The zip stands beside it.

    Raises
    ------
    ValueError
        If a notebook or the package cannot be turned into a student edition; the message
        names the cell or the module.
    RuntimeError
        If nbgrader refuses the source form; the message holds what it said.
    """
    build = root / "build"
    build.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=build, prefix=".assignment-") as draft:
        course = Path(draft, "nbgrader")
        write_source(root, course)
        release = generate(course)
        archive = Path(draft, "assignment.zip")
        write_zip(release, archive)
        replace_whole(release, build / "assignment", Path(draft))
        # A teacher's own generate_assignment writes the release, and its grade book, anew.
        shutil.rmtree(course / "release")
        replace_whole(course, build / "nbgrader", Path(draft))
        archive.replace(build / "assignment.zip")
    return build / "assignment"


def write_source(root, course):
    """Write an nbgrader course with the instructor's version of the assignment.

    Parameters
    ----------
    root : pathlib.Path
        The repository.
    course : pathlib.Path
        The folder to make.
    """
    source = course / "source" / ASSIGNMENT
    source.mkdir(parents=True)
    (course / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8", newline="\n")
    for path, notebook in _source_notebooks(root).items():
        nbformat.write(notebook, source / path.name)
    _write_package(root / "course_utils", source / "course_utils")
    _write_surroundings(root, source)


def generate(course):
    """Strip the answers with nbgrader's own ``generate_assignment``.

    Parameters
    ----------
    course : pathlib.Path
        As `write_source` makes it.

    Returns
    -------
    pathlib.Path
        The folder of the release.
    """
    # nbgrader starts programs of its environment by their names.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    words = [*words_to_start("nbgrader"), "generate_assignment", ASSIGNMENT, "--no-db"]
    done = subprocess.run(
        [sys.executable, *words], cwd=course, env={**os.environ, "PATH": path},
        capture_output=True, text=True, encoding="utf-8", errors="replace",
    )
    release = course / "release" / ASSIGNMENT
    if done.returncode != 0 or not release.exists():
        raise RuntimeError(f"nbgrader could not generate the assignment: {done.stderr.strip()}")
    return release


def write_zip(folder, path):
    """Write a folder to a zip whose bytes depend on the files' names and contents only.

    Parameters
    ----------
    folder : pathlib.Path
    path : pathlib.Path
        The zip. Its entries stand in a folder with the zip's own name.
    """
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in _files(folder):
            name = f"{path.stem}/{file.relative_to(folder).as_posix()}"
            archive.writestr(zip_entry(name), file.read_bytes())


def zip_entry(name):
    """A file's entry in a zip, alike on every day and system."""
    entry = zipfile.ZipInfo(name, ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # Unix, wherever it is made
    entry.external_attr = 0o644 << 16
    return entry


def _source_notebooks(root):
    # nbformat.read would give a cell whose id is there twice another one, and hide the mistake.
    instructions = Path(__file__).parent / "student_cells"
    notebooks = {path: v4.reads(path.read_text(encoding="utf-8"))
                 for path in sorted((root / "notebooks").glob("*.ipynb"))}
    return {
        path: source_notebook(
            path.name, notebook,
            (instructions / f"{path.stem}.md").read_text(encoding="utf-8"))
        for path, notebook in notebooks.items() if not is_optional(notebook)
    }


def is_optional(notebook):
    """Whether a notebook's metadata say that it holds no tasks and is not handed out."""
    return notebook.metadata.get("course", {}).get("optional", False)


def _write_package(package, target):
    for name, text in student_package(package).items():
        _write_text(target / name, text)


def _write_surroundings(root, source):
    for name in COPIED:
        _copy(root / name, source / name)
    for folder in COPIED_FOLDERS:
        for file in _files(root / folder):
            _copy(file, source / file.relative_to(root))
    _write_text(source / "data" / "recorded_example.json", recorded_example())
    (source / "data" / "recorded_epochs.npz").write_bytes(recorded_epochs())
    _write_text(source / "data" / "jupyter" / "labconfig" / "page_config.json", LAB_SETTINGS)
    _copy(root / "docs" / "student.md", source / "README.md")
    lock = (root / STUDENT_LOCK).read_text(encoding="utf-8")
    _write_text(source / "requirements.lock", lock)
    _write_text(source / "environment.yml", conda_text(lock))
    project = (root / "pyproject.toml").read_text(encoding="utf-8")
    _write_text(source / "pyproject.toml", project.partition(PROJECT_END)[0])


def _write_text(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _copy(file, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.read_bytes())


def _files(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file())


def replace_whole(folder, target, draft):
    """Put a folder in a place, the last one gone only when the new one is whole."""
    if target.exists():
        target.rename(draft / f"last-{target.name}")
    folder.rename(target)
