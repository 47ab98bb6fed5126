"""A hash of all that makes a grade: where it has changed, what was graded is graded again."""

import hashlib

from classroom.assignment.assignment import COPIED_FOLDERS

FOLDERS = (
    "course_utils", "classroom/assignment", "classroom/hand_ins", "classroom/judging",
    "classroom/roster", "classroom/sandbox", *COPIED_FOLDERS,
)
"""What reads, runs and judges a submission, and what students are given."""

FILES = ("classroom/files.py", "classroom/text.py", "requirements.lock")
"""What the modules in those folders share, and the versions of all packages."""


def fingerprint(root):
    """Hash the sources that make the grades.

    Parameters
    ----------
    root : pathlib.Path
        The repository.

    Returns
    -------
    str
        It covers what reads, runs and judges a submission, the package that students are given,
        and the locked versions; not how pages and tables look.
    """
    files = [root / name for name in FILES]
    for folder in FOLDERS:
        files += (path for path in (root / folder).rglob("*")
                  if path.is_file() and "__pycache__" not in path.parts)
    found = hashlib.sha256()
    for path in sorted(files):
        content = hashlib.sha256(path.read_bytes()).digest()
        found.update(path.relative_to(root).as_posix().encode() + b"\0" + content)
    return found.hexdigest()
