"""The teacher's list of students, as a spreadsheet writes it."""

import csv
import io
import unicodedata
from dataclasses import dataclass

from course_utils.classroom.storage import is_safe_name


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
    for number, row in _rows(path):
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


def _rows(path):
    """Each line's number and fields, without the spaces around them."""
    text = _text(path)
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        lines = [(reader.line_num, [field.strip() for field in fields]) for fields in reader]
    except csv.Error as error:
        raise ValueError(f"{path.name} cannot be read as CSV: {error}.") from None
    columns = [name.lower() for name in lines[0][1]] if lines else []
    if columns.count("student") != 1:
        raise ValueError(
            f"{path.name} must have one column student in its first line, which is "
            f"{delimiter.join(columns)[:100]!r}.")
    for number, fields in lines[1:]:
        if any(fields[len(columns):]):
            raise ValueError(
                f"{path.name}, line {number} has more fields than the {len(columns)} columns of "
                f"the first line: put a field that has a {delimiter!r} in it into quotes.")
        if any(fields):
            yield number, dict(zip(columns, fields))


def _text(path):
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        raise ValueError(f"{path.name} must be saved as CSV in UTF-8.")
    return text
