"""From all files of one student to a submission, within limits that are a student's own."""

import re
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from html import unescape
from tempfile import SpooledTemporaryFile

from classroom.hand_ins.files import opened, without_environments
from classroom.hand_ins.modules import modules_beside
from classroom.hand_ins.notebook_file import (
    Cell,
    Refused,
    TooLarge,
    parse_notebook,
    read_cells,
)
from classroom.hand_ins.stored import edition_named, stored_texts
from classroom.hand_ins.versions import Notebook, choose
from classroom.text import clean_text

MOST_FILES = 20_000
MOST_ZIPS = 5
MOST_NOTEBOOKS = 100
MOST_NOTEBOOK_BYTES = 20 << 20
MOST_BYTES = 100 << 20
"""Of all notebooks of a student together."""

MOST_REMARKS = 20
MOST_ONLINE_TEXT_BYTES = 1 << 20
NO_NOTEBOOK = "no notebook (.ipynb) was handed in"
_ARCHIVES = {".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz", ".zst"}
_DOCUMENTS = {".doc", ".docx", ".md", ".odt", ".pages", ".pdf", ".rtf", ".tex", ".txt"}
# Those come with the course, or with what tools write.
_NO_ANSWERS = re.compile(
    r"(readme|licen[cs]e|requirements|changelog|(comments|timestamp)\.txt)", flags=re.IGNORECASE)
_HANDED_OUT = {"course_utils", "data", "docs"}
_ONLINE_TEXT = "onlinetext.html"


@dataclass(frozen=True)
class Submission:
    """What one student handed in.

    Attributes
    ----------
    student : str
        The folder's or file's name, or the one that the platform put into it; with Canvas the
        name and the number. A stranger may have chosen it: escape it, and never use it as a path.
    number : str
        Moodle's number of the submission; "" elsewhere.
    key : str
        Of this student and no other: what the file system, the zip or the platform says, letter
        for letter. Half a character pair may be in it, so it can be hashed, and not printed.
    notebooks : tuple of Notebook
        Those that count, in the order in which they are to run.
    words : tuple of Notebook
        Others, of which nothing is run: beaten copies and Moodle's online text. They are read for
        answers in words alone.
    files : dict of str to str
        The sources of the modules that lie beside the notebooks, by their paths from there.
    problem : str
        Why it is invalid; "" where it can be graded.
    remarks : tuple of str
        What was left out or could not be read, in words for the student's page.
    outputs : tuple of str
        The texts of all stored outputs.
    editions : tuple of (str, str)
        From the notebooks' metadata: whose edition each says it is, and its tag.
    """

    student: str
    number: str = ""
    key: str = ""
    notebooks: tuple = ()
    words: tuple = ()
    files: dict = field(default_factory=dict)
    problem: str = ""
    remarks: tuple = ()
    outputs: tuple = ()
    editions: tuple = ()

    @property
    def cells(self):
        """The sources of all code cells, the notebooks one after another."""
        return tuple(source for notebook in self.notebooks for source in notebook.code)

    @property
    def texts(self):
        """The sources of all Markdown cells."""
        return tuple(text for one in (*self.notebooks, *self.words) for text in one.texts)

    @property
    def names(self):
        """The notebooks' file names."""
        return tuple(notebook.name for notebook in self.notebooks)


def of_cells(student, cells):
    """Make a submission of one notebook from the sources of its code cells."""
    notebook = Notebook("work.ipynb", tuple(Cell("code", source) for source in cells))
    return Submission(student, key=student, notebooks=tuple(choose([notebook], [0])[0]))


def read_hand_in(parts):
    """Read what one student handed in.

    Parameters
    ----------
    parts : list of (Owner, iterable of File)
        The folders and files that one person owns.

    Returns
    -------
    Submission
    """
    with ExitStack() as open_files:
        return _submission(parts[0][0], *_files(parts, open_files))


def _submission(owner, files, remarks):
    read, contents, unread = _read_notebooks(files)
    whose = Submission(clean_text(owner.student), owner.number, owner.key)
    if not read:
        problem = "; ".join(unread[:MOST_REMARKS]) or _without_notebook(files)
        return replace(whose, problem=problem, remarks=tuple(remarks[:MOST_REMARKS]))
    names = _names(read)
    notebooks = [
        Notebook(name, tuple(cells)) for name, (cells, _) in zip(names, contents, strict=True)
    ]
    ages = [(file.modified, len(file.path.name), str(file.path)) for file in read]
    counting, beaten, of_versions = choose(notebooks, ages)
    modules, of_modules = modules_beside(files, {file.path.parent for file in read})
    remarks = [*unread, *of_versions, *of_modules, *remarks, *_unread_documents(files)]
    return replace(
        whose, notebooks=tuple(counting), words=(*beaten, *_online_texts(files)), files=modules,
        remarks=tuple(remarks[:MOST_REMARKS]),
        outputs=tuple(text for _, notebook in contents for text in stored_texts(notebook)),
        editions=tuple(pair for _, notebook in contents for pair in edition_named(notebook)))


def _files(parts, open_files):
    """All files that a person owns, those in zips too, and what to remark of them."""
    files, n_zips = [], 0
    for owner, listed in parts:
        for file in listed:
            n_zips += file.suffix == ".zip"
            for one in _unpacked(file, open_files if n_zips <= MOST_ZIPS else None):
                files.append(replace(one, modified=owner.time or one.modified))
            if len(files) > MOST_FILES:
                return without_environments(files[:MOST_FILES]), [
                    f"More than {MOST_FILES} files were handed in; the others were not looked at."]
    return without_environments(files), []


def _unpacked(file, open_files):
    """The files of a zip; or the file itself, refused if it is an archive of another kind."""
    if file.suffix in _ARCHIVES:
        return [replace(file, refused="such an archive cannot be opened here: hand in the "
                                      "notebooks themselves, or a zip of them")]
    if file.suffix != ".zip" or file.refused:
        return [file]
    if open_files is None:
        return [replace(file, refused=f"only {MOST_ZIPS} zips are opened, and none inside another")]
    spool = open_files.enter_context(SpooledTemporaryFile(MOST_NOTEBOOK_BYTES))
    try:
        found = opened(file, spool)
    except Refused as error:
        return [replace(file, refused=str(error))]
    return [one for inner in found for one in _unpacked(inner, None)]


def _read_notebooks(files):
    """Read those that can be read: the files, for each its cells and JSON; what was not read."""
    unread = [f"{clean_text(file.path.name)}: {file.refused}" for file in files if file.refused]
    read, contents, left = [], [], MOST_BYTES
    notebooks = [file for file in files if file.suffix == ".ipynb" and not file.refused]
    notebooks.sort(key=lambda file: (len(file.path.parts), file.path))
    for number, file in enumerate(notebooks):
        most = min(left, MOST_NOTEBOOK_BYTES)
        try:
            if number >= MOST_NOTEBOOKS:
                raise Refused(f"only {MOST_NOTEBOOKS} notebooks are read")
            data = file.read(most)
            left -= len(data)
            notebook = parse_notebook(data)
            cells = read_cells(notebook)
        except Refused as error:
            left -= most * isinstance(error, TooLarge)
            unread.append(f"{clean_text(file.path.name)}: {error}")
        else:
            read.append(file)
            contents.append((cells, notebook))
    return read, contents, unread


def _without_notebook(files):
    others = sorted({clean_text(file.path.name) for file in files})
    return f"{NO_NOTEBOOK}, but {', '.join(others[:5])}" if others else NO_NOTEBOOK


def _names(files):
    """The files' names to be shown, with their folders where two are the same."""
    counts = Counter(file.path.name for file in files)
    return [clean_text("/".join(file.path.parts[-1 if counts[file.path.name] == 1 else -2:]))
            for file in files]


def _online_texts(files):
    """What Moodle's students wrote into the form, as a notebook of one text."""
    for file in files:
        if file.path.name.endswith(_ONLINE_TEXT):
            try:
                text = file.read(MOST_ONLINE_TEXT_BYTES).decode("utf-8", "replace")
            except Refused:
                continue
            text = re.sub(r"<(?:/p|/li|/div|/h\d|br)\b[^<>]*>", "\n", text)
            text = unescape(re.sub(r"<[^<>]*>", "", text)).strip()
            yield Notebook(_ONLINE_TEXT, (Cell("markdown", text),))


def _unread_documents(files):
    names = sorted({clean_text(file.path.name) for file in files if _may_hold_answers(file)})
    if names:
        yield (f"The grader has not read {', '.join(names[:5])}: answers in words belong into the "
               "notebooks.")


def _may_hold_answers(file):
    return (file.suffix in _DOCUMENTS and not _NO_ANSWERS.match(file.path.name)
            and not _HANDED_OUT & set(file.path.parts))
