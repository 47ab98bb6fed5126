"""The reference of ``course_utils``: a page a room, an entry for each of its public functions."""

import inspect
import pkgutil
from importlib import import_module

import course_utils

ROOMS = ("data", "likelihood", "als", "scaling", "recommend", "plots", "checks", "solutions")
# What no lesson and no reader imports: the checks' inside, the answers' text, compiled loops.
INSIDE = tuple(f"course_utils.{name}" for name in (
    "als.numba", "als.spark", "checks.notebook", "checks.runner", "checks.task",
    "solutions.answers.task"))

INDEX = """\
Reference
=========

The package behind the lessons, from the text in its functions. These names import from
``course_utils`` itself:

.. autosummary::
   :nosignatures:

{names}

All of them, and the functions that the lessons import from a module, room by room:

.. toctree::
   :maxdepth: 1

{rooms}
"""


def reference_pages():
    """Return the pages of the reference in reStructuredText, by name."""
    values = [(name, getattr(course_utils, name)) for name in course_utils.__all__]
    names = [f"~{value.__module__}.{name}" for name, value in values]
    index = INDEX.format(names=_indented(names), rooms=_indented(ROOMS))
    return {"index": index, **{room: _room_page(f"course_utils.{room}") for room in ROOMS}}


def _room_page(name):
    package = import_module(name)
    found = pkgutil.walk_packages(package.__path__, f"{name}.")
    modules = [module.name for module in found if not module.name.startswith(INSIDE)]
    return "\n".join([
        f"{name}\n{'=' * len(name)}\n\n.. automodule:: {name}\n",
        *(f"{module}\n{'-' * len(module)}\n\n.. automodule:: {module}\n   :members:\n"
          for module in modules if _has_members(import_module(module))),
    ])


def _has_members(module):
    return any(inspect.isroutine(value) or inspect.isclass(value)
               for name, value in vars(module).items()
               if not name.startswith("_") and getattr(value, "__module__", "") == module.__name__)


def _indented(lines):
    return "\n".join(f"   {line}" for line in lines)
