"""The teacher's list of students, as a spreadsheet writes it."""

import unicodedata
from dataclasses import dataclass

from classroom.files import is_safe_name
from classroom.tables import read_table


@dataclass(frozen=True)
class Student:
    """A line of the roster: `student` is the id, and the name of the file to hand out."""

    student: str
    name: str = ""
    email: str = ""

    @property
    def key(self):
        """The id without what an eye, or a file system, may overlook."""
        return plain_id(self.student)


def plain_id(text):
    """A student's id by which two spellings are the same: letters without case and width."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def read_roster(path):
    """Read the students of a class.

    Parameters
    ----------
    path : pathlib.Path
        CSV in UTF-8, separated by commas or semicolons, with a column ``student`` and, if you
        like, ``name`` and ``email``. Other columns and empty lines are not read.

    Returns
    -------
    list of Student

    Raises
    ------
    ValueError
        Where the file or a line cannot be used; the message names it.
    """
    students, lines = [], {}
    for number, row in read_table(path, ("student",)):
        student = Student(*(row.get(name) or "" for name in ("student", "name", "email")))
        if not is_safe_name(student.student):
            raise ValueError(
                f"{path.name}, line {number}: the student {student.student!r} cannot name a file: "
                "an id has 1 to 60 of the letters a to z, digits, hyphens, underscores and, "
                "inside, spaces and dots, and is no name that Windows keeps to itself, like con.")
        if student.key in lines:
            raise ValueError(
                f"{path.name}, line {number}: the student {student.student!r} is there already, "
                f"in line {lines[student.key]}; ids must differ in more than small and capital "
                "letters.")
        lines[student.key] = number
        students.append(student)
    if not students:
        raise ValueError(f"{path.name} has no students below its first line.")
    return students
