"""The commands behind ``make``: environment, execution, pages.

Files that are read before the environment exists (`commands`, `environment`, `failure`, `pins`)
use the standard library only. They also keep to the syntax of old versions of Python 3, so
that an old Python can still say that it is too old.
"""
