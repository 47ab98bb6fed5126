"""From results to grades: the teacher's overrides, tables for spreadsheets and for Moodle."""

import math
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, field

from classroom.assignment.assignment import ZIP_TIME
from classroom.files import whole_file
from classroom.judging.results import OUTCOMES
from classroom.tables import plain_cell, read_table
from classroom.text import LONGEST_TEXT
from course_utils.checks.tasks import QUESTIONS, TASKS


def most_points(optional=False):
    """The points of each task that counts, by its number as text, and of each question in words.

    Parameters
    ----------
    optional : bool
        Whether the optional tasks count, too.

    Returns
    -------
    dict of str to int
    """
    counted = {number: task for number, task in TASKS.items() if optional or not task.optional}
    return {str(name): one.points for name, one in (counted | QUESTIONS).items()}


MOST_POINTS = most_points()
OVERRIDE_COLUMNS = ("student", "task", "points", "comment")
MOODLE_COLUMNS = (
    "Identifier", "Full name", "Email address", "Status", "Grade", "Maximum grade",
    "Grade can be changed", "Last modified (submission)", "Last modified (grade)",
    "Feedback comments",
)


@dataclass(frozen=True)
class Override:
    """Points that a person gave, in place of the grader's or for an answer in words."""

    points: float
    comment: str = ""


@dataclass(frozen=True)
class Grade:
    """All that is known about one student.

    Attributes
    ----------
    label : str
        The student's name, with what tells two apart where they have the same.
    entry : Entry
    result : dict or None
        As `results_of` gives it.
    overrides : dict of str to Override
        By task number as text, or by question.
    most : dict of str to int
        What counts, as `most_points` gives it.
    """

    label: str
    entry: object
    result: dict | None
    overrides: dict = field(default_factory=dict)
    most: dict = field(default_factory=most_points)

    @property
    def maximum(self):
        """The points of all that counts."""
        return sum(self.most.values())

    @property
    def tasks(self):
        """How each task that counts ended; none where the student is not graded."""
        tasks = self.result["tasks"] if self.result else ()
        return [one for one in tasks if str(one.task) in self.most]

    @property
    def points(self):
        """Points by task and question; None for what nobody has graded."""
        points = dict.fromkeys(self.most) | {str(one.task): one.points for one in self.tasks}
        return points | {name: given.points for name, given in self.overrides.items()}

    @property
    def total(self):
        """The sum of all points that were given; None where there are none."""
        given = [points for points in self.points.values() if points is not None]
        return sum(given) if given else None

    def texts(self, question):
        """The answers in words to a question; for "" those that belong to none."""
        words = self.result["words"] if self.result else ()
        return [one["text"] for one in words if one["question"] == question]

    @property
    def outcome(self):
        """In one cell: "passed", "invalid", "not graded", or the tasks that did not pass."""
        if self.result is None:
            return "not graded"
        if self.result["problem"]:
            return "invalid"
        open_tasks = [one for one in self.tasks if one.outcome != "passed"]
        return "; ".join(f"{one.task} {one.outcome}" for one in open_tasks) or "passed"


def labels_of(entries):
    """The names by which students are told apart, in the order of the entries.

    Names that would look the same get Moodle's number, or the name as it is written, with signs
    for what cannot be seen.
    """
    counts, labels = Counter(entry.student for entry in entries), {}
    for entry in entries:
        label = entry.student
        if counts[label] > 1 and (entry.number or entry.key != label):
            label = f"{label} ({entry.number or ascii(entry.key)[:LONGEST_TEXT]})"
        while label in labels:
            label += "'"
        labels[label] = entry
    return list(labels)


def read_overrides(path, entries, most=MOST_POINTS):
    """Read the teacher's ``overrides.csv``.

    Parameters
    ----------
    path : pathlib.Path
        It may be missing. Columns `OVERRIDE_COLUMNS`, separated by commas or semicolons. A
        student is named as in ``grades.csv``, or by Moodle's number. Lines without points are
        not read, and of each task of a student only one may have some.
    entries : list of Entry
    most : dict of str to int
        What counts, as `most_points` gives it.

    Returns
    -------
    dict of str to dict of str to Override
        By label, then by task or question.

    Raises
    ------
    ValueError
        Where a line cannot be honoured; the message names it.
    """
    labels = labels_of(entries)
    known = {entry.number: label for entry, label in zip(entries, labels, strict=True)}
    known |= {plain_cell(label): label for label in labels} | {label: label for label in labels}
    known.pop("", None)
    found, lines = {}, {}
    for number, row in read_table(path, OVERRIDE_COLUMNS[:3]) if path.exists() else ():
        if row.get("points"):
            try:
                label, task, override = _override(row, known, most)
                if (label, task) in lines:
                    raise ValueError(f"line {lines[label, task]} gives points for {task!r} of "
                                     f"{label!r} already.")
            except ValueError as error:
                raise ValueError(f"{path.name}, line {number}: {error}") from None
            lines[label, task] = number
            found.setdefault(label, {})[task] = override
    return found


def _override(row, known, most):
    label = known.get(row["student"])
    if label is None:
        raise ValueError(f"there is no student {row['student']!r} among the submissions.")
    task = re.sub(r"^task[ _]", "", row["task"].lower())
    if task not in most:
        raise ValueError(f"task must be one of {', '.join(most)}, not {task!r}.")
    return label, task, Override(_points(row["points"], most[task]), row.get("comment", ""))


def _points(text, most):
    try:
        points = float(text.replace(",", "."))
    except ValueError:
        points = math.nan
    if not 0 <= points <= most:
        raise ValueError(f"points must be from 0 to {most}, not {text!r}.")
    return points


def number_text(points):
    """Points as they are read: without ``.0``, and empty where there are none."""
    return "" if points is None else f"{points:.4g}"


def grades_table(grades, most=MOST_POINTS):
    """Yield the rows of ``grades.csv``, the header first, with a column for all in `most`."""
    names = [f"task_{name}" if name.isdigit() else name for name in most]
    yield ["student", *names, "total", "outcome"]
    for grade in grades:
        points = [number_text(points) for points in grade.points.values()]
        yield [plain_cell(grade.label), *points, number_text(grade.total), grade.outcome]


def moodle_table(grades):
    """Yield the rows of Moodle's grading worksheet, for students with Moodle's number."""
    yield list(MOODLE_COLUMNS)
    for grade in grades:
        if grade.entry.number and grade.result is not None:
            yield [
                f"Participant {grade.entry.number}", plain_cell(grade.entry.student), "",
                "Submitted for grading", number_text(grade.total), str(grade.maximum), "Yes", "-",
                "-", _comment(grade),
            ]


def _comment(grade):
    """What a student reads beside the grade; it holds no word of a stranger's."""
    parts = [f"Task {one.task}: {OUTCOMES[one.outcome]}." for one in grade.tasks]
    return " ".join([*parts, "The file feedback.html says more."])


def override_template(grades):
    """Yield the rows of an empty ``overrides.csv``: one for each answer in words."""
    yield list(OVERRIDE_COLUMNS)
    for grade in grades:
        words = grade.result["words"] if grade.result else ()
        for question in QUESTIONS:
            if any(one["question"] == question for one in words):
                yield [plain_cell(grade.label), question, "", ""]


def write_feedback_zip(path, grades, feedback_file):
    """Pack all feedback for Moodle's "Upload multiple feedback files in a zip".

    Parameters
    ----------
    path : pathlib.Path
    grades : iterable of Grade
    feedback_file : callable
        From an entry to its page.
    """
    with whole_file(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for grade in grades:
            if grade.result is not None:
                page = zipfile.ZipInfo(f"{_moodle_folder(grade.entry)}/feedback.html", ZIP_TIME)
                page.external_attr = 0o644 << 16
                archive.writestr(page, feedback_file(grade.entry).read_bytes())


def _moodle_folder(entry):
    """The folder's name in Moodle's export, by whose number it finds the student again."""
    if not entry.number:
        return entry.name
    # Moodle splits the name at underscores and takes the second part for the number.
    name = re.sub(r'[_/\\:*?"<>|\x00-\x1f]+|^\.+', " ", entry.student).strip() or "student"
    return f"{name}_{entry.number}_assignsubmission_file_"
