"""``python -m course_utils.classroom``: the student edition, and grades for a class."""

import sys

from course_utils.classroom.grade_command import main as grade

HELP = """\
usage: python -m course_utils.classroom assignment
       python -m course_utils.classroom grade SUBMISSIONS --out OUT    (grade -h: more)
"""


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
    if words[:1] == ["grade"]:
        return grade(words[1:])
    if words == ["assignment"]:
        return _assignment()
    print(HELP, end="")
    return 0 if words in ([], ["-h"], ["--help"], ["help"]) else 2


def _assignment():
    from course_utils.classroom.edition import build_assignment
    from course_utils.workshop.environment import ROOT

    folder = build_assignment(ROOT)
    print(f"The student edition is in {folder}, and as one file in {folder}.zip")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
