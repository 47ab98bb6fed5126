"""The reference of ``course_utils``: a page a room, an entry for each of its public functions."""

import re

import course_utils
from course_utils.paths import ROOT

ROOMS = ("data", "likelihood", "als", "scaling", "recommend", "plots", "checks", "solutions",
         "printing")
# What no lesson and no reader imports: the checks' inside, the answers' text, compiled loops.
INSIDE = tuple(f"course_utils.{name}" for name in (
    "als.numba", "als.spark", "checks.notebook", "checks.runner", "checks.task",
    "solutions.answers.task"))

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
    return "\n".join([
        f"{name}\n{'=' * len(name)}\n\n.. automodule:: {name}\n   :members:\n"
        "   :ignore-module-all:\n",
        *(f"{module.removeprefix('course_utils.')}\n{'-' * len(module)}\n\n"
          f".. automodule:: {module}\n   :members:\n" for module in _modules(name)),
    ])


def _modules(room):
    """Name the modules of a room that hold a public function or class."""
    for path in sorted(ROOT.joinpath(*room.split(".")).rglob("*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        text = path.read_text(encoding="utf-8")
        has_members = re.search(r"^(?:def|class) [^_]", text, flags=re.MULTILINE)
        if module != room and has_members and not module.startswith(INSIDE):
            yield module
