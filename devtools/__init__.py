"""The commands behind ``make``: environment, execution, pages.

Files that are read before the environment exists (`commands`, `environment`, `failure`, `pins`)
use the standard library only. They also keep to the syntax of old versions of Python 3, so
that an old Python can still say that it is too old.
"""

import sys

# nbformat imports jsonschema, which builds 38 parsers of addresses from it where it is there, in
# two seconds. It comes with JupyterLab; a notebook's format asks for none, and jsonschema does
# without it.
sys.modules.setdefault("rfc3987_syntax", None)
