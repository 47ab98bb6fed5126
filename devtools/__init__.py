"""The commands behind ``make``: environment, execution, pages.

Files that are read before the environment exists (`commands`, `environment`, `failure`, `pins`)
use the standard library only. They also keep to the syntax of old versions of Python 3, so
that an old Python can still say that it is too old.
"""

import sys

from course_utils.start.jupyter import LEFT_OUT

# nbformat imports jsonschema.
sys.modules.setdefault(LEFT_OUT, None)
