"""Who handed a file in, by the names that learning platforms give to folders and files.

A student chooses the names of files, so what a platform has written in front of them is read from
the left; a platform chooses the names of folders, so those are read from the right.
"""

import re
from dataclasses import dataclass
from datetime import datetime

_MOODLE_FOLDER = re.compile(r"(?P<name>.+)_(?P<number>\d+)_assignsubmission_[a-z]+_?",
                            flags=re.DOTALL)
_MOODLE_FILE = re.compile(
    r"(?P<name>.+?)_(?P<number>\d+)_assignsubmission_([a-z]+_)?(?P<file>.+)",
    flags=re.DOTALL)
_CANVAS_FILE = re.compile(
    r"(?P<name>[^_]+)(_LATE)?_(?P<number>\d+)_\d+_(?P<stem>.+?)(-\d+)?(?P<suffix>\.\w+)",
    flags=re.DOTALL)
_BLACKBOARD_FILE = re.compile(
    r"(?P<title>.+?)_(?P<name>[^_]+)_attempt_(?P<time>\d{4}(-\d\d){5})(_(?P<file>.+)|\.txt)",
    flags=re.DOTALL)
_BRIGHTSPACE_FOLDER = re.compile(
    r"(?P<numbers>\d+-\d+) ?- ?(?P<name>.+?) ?- ?(?P<time>\w{3,} \d+, \d{4} \d+ [AP]M)",
    flags=re.DOTALL)
_COPY = re.compile(
    r"(\s*\(\d+\)| - Copy|[-_]Copy\d+|_\d{4}-\d\d-\d\d[-_T\d]*)$", flags=re.IGNORECASE)


@dataclass(frozen=True)
class Owner:
    """Who handed in a folder or a file that lies at the top of a class.

    Attributes
    ----------
    key : str
        The same for all that one person handed in, and for nobody else's.
    student : str
        The name to show, as a stranger chose it.
    number : str
        Moodle's number of the submission; "" elsewhere.
    file : str
        A file's name as the student gave it; "" for a folder.
    time : float
        Of the attempt, where the platform says it; 0 elsewhere.
    made : bool
        Whether a platform has made the name.
    """

    key: str
    student: str
    number: str = ""
    file: str = ""
    time: float = 0.0
    made: bool = True


def owner_of_folder(name):
    """Say whose a folder at the top is.

    Parameters
    ----------
    name : str

    Returns
    -------
    Owner
    """
    if moodle := _MOODLE_FOLDER.fullmatch(name):
        return _moodle(moodle, "")
    if found := _BRIGHTSPACE_FOLDER.fullmatch(name):
        # The same person's next attempt differs in the time alone.
        *date, clock, half = found["time"].split()
        time = _time(f"{' '.join(date)} {clock:0>4} {half}", "%b %d, %Y %I%M %p")
        return Owner(f"{found['numbers']} {found['name']}", found["name"], time=time)
    return Owner(name, name, made=False)


def owner_of_file(name):
    """Say whose a file at the top is.

    Parameters
    ----------
    name : str

    Returns
    -------
    Owner
    """
    if moodle := _MOODLE_FILE.fullmatch(name):
        return _moodle(moodle, moodle["file"])
    if canvas := _CANVAS_FILE.fullmatch(name):
        student = f"{canvas['name']}_{canvas['number']}"
        return Owner(student, student, file=canvas["stem"] + canvas["suffix"])
    if found := _BLACKBOARD_FILE.fullmatch(name):
        return Owner(f"{found['title']}_{found['name']}", found["name"],
                     file=found["file"] or "comments.txt",
                     time=_time(found["time"], "%Y-%m-%d-%H-%M-%S"))
    student = _plain_stem(name)
    return Owner(student, student, file=name, made=False)


def _moodle(found, file):
    key = f"_{found['number']}_assignsubmission_"
    return Owner(key, found["name"], found["number"], file)


def _time(text, form):
    """Seconds since 1970; 0 for a date of another form, such as another language's month."""
    try:
        return datetime.strptime(text, form).timestamp()
    except ValueError:
        return 0.0


def _plain_stem(name):
    """``anna (1).ipynb`` and ``anna_2024-05-01_1200.ipynb`` are handed in by ``anna`` again."""
    stem = re.sub(r"\.(ipynb(\.json|\.txt)?|\w+)$", "", name, flags=re.IGNORECASE)
    return _COPY.sub("", stem) or stem
