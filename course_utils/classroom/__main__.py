"""``python -m course_utils.classroom``: the student edition, and grades for a class."""

import sys

from course_utils.classroom.assignment_command import main as assignment
from course_utils.classroom.grade_command import main as grade

HELP = """\
usage: python -m course_utils.classroom assignment                     (assignment -h: more)
       python -m course_utils.classroom grade SUBMISSIONS --out OUT    (grade -h: more)
"""
COMMANDS = {"assignment": assignment, "grade": grade}


def main(words):
    """Run ``assignment`` or ``grade``.

    Parameters
    ----------
    words : list of str
        The command's name, then its own words.

    Returns
    -------
    int
        The exit code.
    """
    if words and words[0] in COMMANDS:
        return COMMANDS[words[0]](words[1:])
    print(HELP, end="")
    return 0 if words in ([], ["-h"], ["--help"], ["help"]) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
