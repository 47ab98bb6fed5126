"""``python -m course_utils.classroom grade SUBMISSIONS --out OUT``."""

import sys

from course_utils.classroom.grade_command import main

HELP = "usage: python -m course_utils.classroom grade SUBMISSIONS --out OUT  (grade -h: more)"

if __name__ == "__main__":
    if sys.argv[1:2] == ["grade"]:
        sys.exit(main(sys.argv[2:]))
    print(HELP)
    sys.exit(0 if sys.argv[1:2] in ([], ["-h"], ["--help"], ["help"]) else 2)
