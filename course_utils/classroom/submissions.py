"""Read a class's submissions from a folder or a zip, trusting none of them.

A submission that cannot be read is that student's trouble only: it is returned with the reason,
and the batch goes on.
"""

import json
import re
import stat
import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from course_utils.classroom.protocol import clean_text
from course_utils.classroom.stored import edition_named, stored_texts

MOST_NOTEBOOK_BYTES = 20 << 20
MOST_ZIP_BYTES = 2 << 30
MOST_FILES = 20_000
MOST_CELLS = 2_000
MOST_SOURCE_BYTES = 4 << 20
_MOODLE = re.compile(r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_file(_.*)?")
_CANVAS = re.compile(
    r"(?P<name>[^_]+)(_LATE)?_(?P<number>\d+)_\d+_(?P<stem>.+?)(-\d+)?(?P<suffix>\.\w+)")
_FUNCTION = re.compile(r"^[ \t]*(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(", flags=re.MULTILINE)
# What is assigned to, maybe several as in ``a, b = {}, {}``, or with a type.
_TARGETS = re.compile(r"^([\w, \t]+)(?::[^=\n]*)?=(?!=)", flags=re.MULTILINE)
_NOT_SUBMITTED = {".ipynb_checkpoints", "__MACOSX", ".git"}


class Refused(ValueError):
    """A file is not taken; the message says why, in words for the student's page."""


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    Attributes
    ----------
    student : str
        The folder's or file's name; with Moodle the name before the number, with Canvas the
        name and the number. A stranger may have chosen it: escape it, and never use it as a path.
    number : str
        Moodle's number of the submission; "" elsewhere.
    cells : tuple of str
        The sources of all code cells, the notebooks one after another by name.
    texts : tuple of str
        The sources of all Markdown cells.
    problem : str
        Why it is invalid; "" where it can be graded.
    names : tuple of str
        The notebooks' file names.
    outputs : tuple of str
        The texts of all stored outputs.
    editions : tuple of (str, str)
        From the notebooks' metadata: whose edition each says it is, and its mark.
    """

    student: str
    number: str = ""
    cells: tuple = ()
    texts: tuple = ()
    problem: str = ""
    names: tuple = ()
    outputs: tuple = ()
    editions: tuple = ()
    files: tuple = ()

    @property
    def notebooks(self):
        from types import SimpleNamespace
        return [SimpleNamespace(code=self.cells)]


@dataclass(frozen=True)
class _File:
    """A file of a folder or of a zip: its path in there, its age, and how to read it."""

    path: PurePosixPath
    is_notebook: bool
    modified: float
    read: object


def read_submissions(source):
    """Read all submissions of a folder or a zip.

    Parameters
    ----------
    source : path_like
        Notebooks side by side (one a student), a folder for each student, nbgrader's
        ``submitted/<student>/<assignment>/``, a Moodle export, Canvas' files side by side
        (``meieranna_1234_5678_name.ipynb``), or a zip of any of these. One folder around everything in a zip is taken for a wrapper.

    Yields
    ------
    Submission
        One a student, in the order of their names; one is held in memory at a time. Of a file
        handed in again, under the same name or with a number added, the newest counts.

    Raises
    ------
    ValueError
        Where `source` is neither a folder nor a zip, is too large, or holds no notebook.
    """
    source = Path(source)
    if source.is_dir():
        yield from _submissions(_without_wrapper(_folder_files(source), False), source)
    elif zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as archive:
            yield from _submissions(_without_wrapper(_zip_files(archive), True), source)
    else:
        raise ValueError(f"SUBMISSIONS must be a folder or a zip file, and {source} is neither.")


def definitions(cells, names):
    """Count how often each name is defined in the cells.

    Parameters
    ----------
    cells : iterable of str
        Sources. They are only searched, never parsed or run.
    names : iterable of str
        Functions or variables.

    Returns
    -------
    dict of str to int
        0 where it is missing, more than 1 where it is defined again; the last one counts.
    """
    counts = Counter(name for cell in cells for name in _defined(cell))
    return {name: counts[name] for name in names}


def read_notebook(data):
    """Return the code and Markdown sources of a notebook file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    tuple of list of str
        Code cells, Markdown cells.

    Raises
    ------
    Refused
        Where it is no Python notebook of nbformat 4.
    """
    return _sources(_parse(data))


def _sources(notebook):
    _check_language(notebook)
    cells = notebook.get("cells")
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise Refused("the notebook has no list of cells (nbformat 4 is needed)")
    if len(cells) > MOST_CELLS:
        raise Refused(f"the notebook has {len(cells)} cells; {MOST_CELLS} are allowed")
    sources = {"code": [], "markdown": []}
    for cell in cells:
        if cell.get("cell_type") in ("code", "markdown"):
            sources[cell["cell_type"]].append(_source(cell))
    if sum(len(source) for source in sources["code"]) > MOST_SOURCE_BYTES:
        raise Refused("the code of the notebook is too long to be a course's")
    if not any(source.strip() for source in sources["code"]):
        raise Refused("the notebook has no code cells")
    return sources["code"], sources["markdown"]


def _parse(data):
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refused("the notebook is not UTF-8 text") from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise Refused(f"the notebook is damaged: {clean_text(error)}") from None
    if not isinstance(notebook, dict):
        raise Refused("the file is JSON, but not a notebook")
    return notebook


def _check_language(notebook):
    metadata = notebook.get("metadata")
    metadata = metadata if isinstance(metadata, dict) else {}
    kernel, language = metadata.get("kernelspec"), metadata.get("language_info")
    named = [
        kernel.get("language") if isinstance(kernel, dict) else None,
        language.get("name") if isinstance(language, dict) else None,
    ]
    for name in named:
        if name is not None and name not in ("python", "ipython"):
            raise Refused(f"the notebook is for {clean_text(name)}, not for Python")


def _source(cell):
    source = cell.get("source", "")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = "".join(source)
    if not isinstance(source, str):
        raise Refused("a cell of the notebook has no text")
    # A half of a character pair can be neither compiled nor sent on.
    return source.encode("utf-8", "replace").decode("utf-8")


def _defined(cell):
    """The names that a cell's lines define, in time that grows with its length."""
    yield from _FUNCTION.findall(cell)
    for targets in _TARGETS.findall(cell):
        first, *others = targets.split(",")
        yield from {first.rstrip(), *map(str.strip, others)}


def _submissions(files, source):
    students = {}
    for file in map(_sorted_out_of_canvas, files):
        if len(file.path.parts) > 1 or file.is_notebook:
            students.setdefault(_student(file.path), []).append(file)
    if not any(file.is_notebook for group in students.values() for file in group):
        raise ValueError(f"SUBMISSIONS: there is no notebook (.ipynb) in {source}.")
    for student, number in sorted(students):
        yield _read_student(clean_text(student), number, students[student, number])


def _sorted_out_of_canvas(file):
    """Put a file whose name Canvas has made into a folder of its student."""
    canvas = _CANVAS.fullmatch(str(file.path))
    if not canvas:
        return file
    student = f"{canvas['name']}_{canvas['number']}"
    return replace(file, path=PurePosixPath(student, canvas["stem"] + canvas["suffix"]))


def _student(path):
    """Who handed a file in: the first folder's name, or the file's own where there is none."""
    first = path.parts[0]
    if moodle := _MOODLE.fullmatch(first):
        return moodle["name"], moodle["number"]
    return (first if len(path.parts) > 1 else _plain_stem(path.name)), ""


def _read_student(student, number, files):
    newest = _newest(file for file in files if file.is_notebook)
    if not newest:
        return Submission(student, number, problem="no notebook (.ipynb) was handed in")
    cells, texts, outputs, editions = [], [], [], []
    try:
        for file in newest:
            notebook = _parse(file.read())
            code, markdown = _sources(notebook)
            cells += code
            texts += markdown
            outputs += stored_texts(notebook)
            editions += edition_named(notebook)
    except Refused as error:
        problem = f"{clean_text(file.path.name)}: {error}"
        return Submission(student, number, problem=problem)
    names = tuple(clean_text(file.path.name) for file in newest)
    return Submission(student, number, *map(tuple, (cells, texts)), names=names,
                      outputs=tuple(outputs), editions=tuple(editions))


def _newest(files):
    """Keep of each notebook the newest version, in the order of the names."""
    versions = {}
    # Of files of the same age, the one with a number added is the later.
    for file in sorted(files, key=lambda file: (file.modified, len(file.path.name), file.path)):
        versions[_plain_stem(file.path.name).casefold()] = file
    return [versions[name] for name in sorted(versions)]


def _plain_stem(name):
    """``task (1).ipynb`` and ``task_2024-05-01_1200.ipynb`` are ``task.ipynb`` again."""
    stem = PurePosixPath(name).stem
    return re.sub(r"(\s*\(\d+\)|[-_]Copy\d+|_\d{4}-\d\d-\d\d[-_T\d]*)$", "", stem) or stem


def _without_wrapper(files, is_zip):
    """Drop the folder around all others: nbgrader's ``submitted``, and a zip's outermost one.

    A folder that is given by name holds the students; a zip often holds that folder instead.
    """
    files = list(files)
    outermost = {file.path.parts[0] for file in files if len(file.path.parts) > 1}
    alone = len(outermost) == 1 and all(len(file.path.parts) > 1 for file in files)
    name = next(iter(outermost), "")
    if name == "submitted" or (alone and is_zip and not _MOODLE.fullmatch(name)):
        return [
            replace(file, path=PurePosixPath(*file.path.parts[1:]))
            for file in files
            if file.path.parts[0] == name
        ]
    return files


def _folder_files(folder):
    """Walk without following a link; a link is refused in its student's name."""
    pending, seen = [folder], 0
    while pending:
        for path in sorted(pending.pop().iterdir()):
            seen += 1
            if seen > MOST_FILES:
                raise ValueError(f"SUBMISSIONS: {folder} holds more than {MOST_FILES} files.")
            if path.name in _NOT_SUBMITTED:
                continue
            if path.is_dir() and not path.is_symlink():
                pending.append(path)
            else:
                yield _folder_file(path, PurePosixPath(*path.relative_to(folder).parts))


def _folder_file(path, relative):
    if path.is_symlink():
        return _File(relative, True, 0.0, _refuse("it is a link to another file"))
    is_notebook = _has_notebooks_name(relative)
    if is_notebook and not path.is_file():
        return _File(relative, True, 0.0, _refuse("it is no ordinary file"))
    return _File(relative, is_notebook, path.stat().st_mtime, _reader(path))


def _zip_files(archive):
    entries = archive.infolist()
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_ZIP_BYTES:
        raise ValueError(
            f"SUBMISSIONS: the zip unpacks to more than {MOST_FILES} files or "
            f"{MOST_ZIP_BYTES >> 30} GB; unpack it yourself and pass the folder if you trust it."
        )
    for entry in entries:
        path = PurePosixPath(entry.filename.replace("\\", "/"))
        if path.parts and not entry.is_dir() and not _NOT_SUBMITTED & set(path.parts):
            yield _zip_file(archive, entry, path)


def _zip_file(archive, entry, path):
    inside = [part for part in path.parts if part not in ("/", "..")]
    if len(inside) < len(path.parts) or re.match("[A-Za-z]:", entry.filename):
        safe = PurePosixPath(*inside or ["unnamed"])
        return _File(safe, True, 0.0, _refuse("its path leads out of the zip"))
    if stat.S_ISLNK(entry.external_attr >> 16):
        return _File(path, True, 0.0, _refuse("it is a link to another file"))
    return _File(path, _has_notebooks_name(path), _zip_time(entry), _zip_reader(archive, entry))


def _has_notebooks_name(path):
    return path.suffix.lower() == ".ipynb"


def _zip_time(entry):
    year, month, day, hour, minute, second = entry.date_time
    return ((((year * 12 + month) * 31 + day) * 24 + hour) * 60 + minute) * 60.0 + second


def _reader(path):
    def read():
        try:
            with path.open("rb") as handle:
                return _within_size(handle)
        except OSError as error:
            raise Refused(f"it cannot be read: {clean_text(error.strerror)}") from None

    return read


def _zip_reader(archive, entry):
    def read():
        try:
            with archive.open(entry) as handle:
                # The size that a zip claims may be a lie, so the bytes are counted.
                return _within_size(handle)
        except Refused:
            raise
        except Exception as error:
            # Each way of packing has errors of its own; a password is one more.
            raise Refused(f"it cannot be unpacked: {clean_text(error)}") from None

    return read


def _within_size(handle):
    data = handle.read(MOST_NOTEBOOK_BYTES + 1)
    if len(data) > MOST_NOTEBOOK_BYTES:
        raise Refused(f"it is larger than {MOST_NOTEBOOK_BYTES >> 20} MB; clear its outputs first")
    return data


def _refuse(reason):
    def read():
        raise Refused(reason)

    return read
