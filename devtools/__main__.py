"""``python -m devtools COMMAND``: the maintainers' commands."""

import sys

from devtools.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
