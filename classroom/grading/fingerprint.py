"""A hash of all that makes a grade: where it has changed, what was graded is graded again."""

import ast
import hashlib

from classroom.assignment.assignment import COPIED_FOLDERS, shipped_package
from classroom.assignment.package import imported_modules, module_path

GRADERS = ("classroom.pair", "classroom.judge", "classroom.sandbox.worker",
           "classroom.release", "classroom.submissions")
"""The modules that read, run, judge and sort; what they import counts too."""

FOLDERS = ("course_utils/checks", "classroom/sandbox/inside", *COPIED_FOLDERS)
"""What is loaded by name or copied: every file counts."""


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
    found = hashlib.sha256((root / "requirements.lock").read_bytes())
    for name, text in shipped_package(root).items():
        _add(found, f"shipped/{name}", text.encode())
    package = root / "course_utils"
    files = {package / module_path(package, name) for name in _with_imports(package, GRADERS)}
    for folder in FOLDERS:
        files |= {path for path in (root / folder).rglob("*") if "__pycache__" not in path.parts}
    for path in sorted(path for path in files if path.is_file()):
        _add(found, path.relative_to(root).as_posix(), path.read_bytes())
    return found.hexdigest()


def _with_imports(package, names):
    """The modules, and those of the package that they import, directly or through others."""
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        path = package / module_path(package, name)
        if name not in found and path.exists():
            found.add(name)
            waiting += imported_modules(ast.parse(path.read_text(encoding="utf-8")), package)
    return found


def _add(found, name, content):
    found.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
