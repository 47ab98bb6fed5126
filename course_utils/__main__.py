"""``python -m course_utils COMMAND``: the project's commands, on every system."""

import sys

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
