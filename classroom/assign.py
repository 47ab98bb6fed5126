"""``assignment``: the student edition, or one for each student of a roster."""

import argparse
import sys
import time

from classroom.assignment.assignment import build_assignment
from classroom.files import home_path
from classroom.roster.assignments import (
    build_editions,
    class_folder,
    is_of_another_secret,
    students_gone,
)
from classroom.roster.draws import class_personal_data
from classroom.roster.secret import make_secret, read_secret, secret_file
from classroom.roster.students import read_roster
from course_utils.paths import ROOT


def main(words, root=ROOT):
    """Write the student edition.

    Parameters
    ----------
    words : list of str
        The words of the command line after ``assignment``.
    root : pathlib.Path
        The repository.

    Returns
    -------
    int
        The exit code: 0, or 1 where the edition cannot be made.
    """
    parser = _parser()
    options = parser.parse_args(words)
    if options.secret and not options.roster:
        parser.error("--secret belongs to --roster")
    try:
        if options.roster is None:
            folder = build_assignment(root)
            print(f"The student edition is in {folder}, and as one file in {folder}.zip")
        else:
            _build_for_roster(root, options.roster, options.secret)
    except (ValueError, RuntimeError, OSError) as error:
        print(f"assignment: {error}", file=sys.stderr)
        return 1
    return 0


def _build_for_roster(root, roster, secret_path):
    start = time.monotonic()
    students = read_roster(roster)
    folder = class_folder(root, roster.stem)
    secret = _secret_of_class(secret_path or _secret_beside(roster), folder)
    personal_data = class_personal_data(secret, students)
    gone = students_gone(folder, students)
    build_editions(root, roster.stem, secret, students, personal_data)
    print(f"{len(students)} editions are in {folder}, each checked, in "
          f"{time.monotonic() - start:.0f} seconds: hand out each zip to its student only. "
          f"{folder / 'editions.csv'} says which is whose.")
    if gone:
        print(f"Not on the roster any more, so without an edition: {', '.join(gone)}.")


def _secret_beside(roster):
    """The roster's own secret; ValueError where only those of other rosters are beside it."""
    path = secret_file(roster)
    others = sorted(other.name for other in path.parent.glob("*.secret"))
    if others and not path.exists():
        raise ValueError(
            f"{path} is missing, but {', '.join(others)} is there. If {roster.name} is a new name "
            "of a class that has editions, name the secret of that class with --secret; for a new "
            f"class, write --secret {path} this time.")
    return path


def _secret_of_class(path, folder):
    """The secret, made for a class without editions; ValueError where they had another one."""
    if is_of_another_secret(folder, read_secret(path) if path.exists() else None):
        raise ValueError(
            f"the editions in {folder} were not made with {path}: put back the secret that they "
            "were made with, or name its place with --secret. If this is another class, rename "
            "its roster. To make all editions anew with this secret, delete that folder.")
    if make_secret(path):
        print(f"{path} is new: the secret of this class. Keep it, and keep it to yourself: grading "
              "needs it. If this class has editions from another place, put their secret there, "
              f"delete {folder} and build again.")
    return read_secret(path)


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m classroom assignment",
        description="Write the student edition, the same for all, or one for each student.")
    parser.add_argument("--roster", type=home_path, metavar="FILE",
                        help="a CSV file with a column student: make an edition for each")
    parser.add_argument("--secret", type=home_path, metavar="FILE",
                        help="where the secret of the class lies, or will be made (default: beside "
                             "the roster, with the ending .secret)")
    return parser
