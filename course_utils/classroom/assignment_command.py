"""``assignment``: the student edition, or one for each student of a roster."""

import argparse
import sys
import time
from pathlib import Path

from course_utils.classroom.edition import build_assignment
from course_utils.classroom.roster import read_roster
from course_utils.classroom.roster_editions import build_editions
from course_utils.classroom.secret import make_secret, read_secret, secret_file
from course_utils.classroom.variants import class_variants

ROOT = Path(__file__).resolve().parents[2]


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
            _build_for_roster(root, options.roster, options.secret or secret_file(options.roster))
    except (ValueError, RuntimeError, OSError) as error:
        print(f"assignment: {error}", file=sys.stderr)
        return 1
    return 0


def _build_for_roster(root, roster, secret_path):
    start = time.monotonic()
    students = read_roster(roster)
    if make_secret(secret_path):
        print(f"{secret_path} is new: the secret of this class. Keep it, and keep it to yourself: "
              "grading needs it.")
    secret = read_secret(secret_path)
    variants = class_variants(secret, students)
    folder = build_editions(root, secret, students, variants)
    print(f"{len(students)} editions are in {folder}, each checked, in "
          f"{time.monotonic() - start:.0f} seconds: hand out each zip to its student only. "
          f"{folder / 'editions.csv'} says which is whose.")


def _parser():
    parser = argparse.ArgumentParser(
        prog="python -m course_utils.classroom assignment",
        description="Write the student edition, the same for all, or one for each student.")
    parser.add_argument("--roster", type=Path, metavar="FILE",
                        help="a CSV file with a column student: make an edition for each")
    parser.add_argument("--secret", type=Path, metavar="FILE",
                        help="where the secret of the class lies, or will be made (default: beside "
                             "the roster, with the ending .secret)")
    return parser
