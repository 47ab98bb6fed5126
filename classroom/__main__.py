"""``python -m classroom``: the student edition, and grades for a class."""

import sys
from importlib import import_module

HELP = """\
usage: python -m classroom assignment                     (assignment -h: more)
       python -m classroom grade SUBMISSIONS --out OUT    (grade -h: more)
"""
# Imported when they are needed: the grader's processes import this module too.
COMMANDS = {"assignment": "assign", "grade": "grade"}


def main(words):
    """Run ``assignment`` or ``grade``.

    Parameters
    ----------
    words : list of str
        The command's name, then its own words.

    Returns
    -------
    int
        The exit code; 130 for Ctrl-C.
    """
    if words and words[0] in COMMANDS:
        try:
            module = import_module(f"classroom.{COMMANDS[words[0]]}")
            return module.main(words[1:])
        except KeyboardInterrupt:
            print(f"\n{words[0]}: stopped", file=sys.stderr)
            return 130
    print(HELP, end="")
    return 0 if words in ([], ["-h"], ["--help"], ["help"]) else 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
