"""The reference of ``course_utils``: a page a room, an entry for each of its public functions."""

import ast
from itertools import pairwise

import course_utils
from course_utils.paths import ROOT

ROOMS = ("data", "likelihood", "als", "scaling", "recommend", "plots", "checks", "solutions",
         "printing", "session")
# What no lesson and no reader imports: the checks' inside, the answers' text, compiled loops,
# the page that Bokeh draws.
INSIDE = tuple(f"course_utils.{name}" for name in (
    "als.numba", "als.spark", "checks.notebook", "checks.runner", "checks.task",
    "plots.interactive.map_page", "solutions.answers.task"))

INDEX = """\
Reference
=========

The package behind the lessons, from the text in its functions. These names import from
``course_utils`` itself:

{names}

They and all others are on the pages of the package's rooms.
"""


def reference_pages():
    """Return the pages of the reference in reStructuredText, by name; no module is imported."""
    names = [f"- :py:obj:`~course_utils.{course_utils._MODULE_OF[name]}.{name}`"
             for name in course_utils.__all__]
    index = INDEX.format(names="\n".join(names))
    return {"index": index, **{room: _room_page(f"course_utils.{room}") for room in ROOMS}}


def _room_page(name):
    modules = {module: _public_names(path) for module, path in _modules(name)}
    return "\n".join([
        f"{name}\n{'=' * len(name)}\n\n{_entry(name, modules.pop(name))}",
        *(f"{module.removeprefix('course_utils.')}\n{'-' * len(module)}\n\n{_entry(module, names)}"
          for module, names in modules.items() if names),
    ])


def _entry(module, names):
    """One module in the reference.

    Its members are named: of all that a module has imported autodoc would read the source, to
    find that it is not to be shown.
    """
    members = f"   :members: {', '.join(names)}\n" if names else ""
    return f".. automodule:: {module}\n{members}   :ignore-module-all:\n"


def _modules(room):
    """Name the modules of a room, itself first, and their files."""
    place = ROOT.joinpath(*room.split("."))
    for path in sorted(place.rglob("*.py")) or [place.with_suffix(".py")]:
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        if not module.startswith(INSIDE):
            yield module, path


def _public_names(path):
    """Name what a module defines for others: functions, classes and constants with a text."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    names = [node.name for node in body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    names += [name.id for node, below in pairwise(body)
              if isinstance(node, ast.Assign) and _is_text(below)
              for name in ast.walk(node.targets[0]) if isinstance(name, ast.Name)]
    return [name for name in names if not name.startswith("_")]


def _is_text(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
