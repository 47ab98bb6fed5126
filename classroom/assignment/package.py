"""The student's ``course_utils``: the package without its solutions, and a start of its own."""

from pathlib import Path

KEPT_BACK = "solutions"
"""The one folder that students never get."""

_START = Path(__file__).with_name("student_main.py")


def student_package(package):
    """Collect the files of the student's package.

    Parameters
    ----------
    package : pathlib.Path
        The folder ``course_utils``.

    Returns
    -------
    dict of str to str
        The text of each file by its path below ``course_utils``, with forward slashes.
    """
    places = {path.relative_to(package): path for path in sorted(package.rglob("*"))
              if path.is_file() and "__pycache__" not in path.parts}
    texts = {place.as_posix(): path.read_text(encoding="utf-8")
             for place, path in places.items() if place.parts[0] != KEPT_BACK}
    return texts | {"__main__.py": _START.read_text(encoding="utf-8")}
