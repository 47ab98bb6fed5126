"""The package as a whole: what it exports, what importing costs, who imports whom."""

import ast
import graphlib
import importlib
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import course_utils

ROOT = Path(course_utils.__file__).parents[1]
PACKAGES = ("course_utils", "classroom", "devtools")
MODULES = sorted(path for name in PACKAGES for path in (ROOT / name).rglob("*.py"))

# Each room imports only from floors below its own; docs/architecture.md draws them.
FLOORS = [
    {"course_utils.paths", "course_utils.arrays", "course_utils.printing", "course_utils.session",
     "course_utils"},
    {"course_utils.start", "course_utils.personal_data", "course_utils.unsolved"},
    {"course_utils.data", "course_utils.likelihood", "course_utils.als", "course_utils.scaling"},
    {"course_utils.recommend", "course_utils.plots", "course_utils.checks"},
    {"course_utils.solutions"},
    {"classroom", "classroom.text", "classroom.files",
     "devtools", "devtools.environment", "devtools.comparison", "devtools.execution"},
    {"classroom.tables", "classroom.hand_ins", "classroom.sandbox", "classroom.assignment",
     "devtools.site"},
    {"classroom.roster", "devtools.course"},
    {"classroom.judging", "devtools.refresh", "devtools.reproduce"},
    {"classroom.grading", "devtools.questions"},
    {"classroom.assign", "classroom.grade", "devtools.commands"},
    {"course_utils.__main__", "classroom.__main__", "devtools.__main__"},
]
FLOOR = {room: number for number, floor in enumerate(FLOORS) for room in floor}


def dotted(path):
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room(name):
    """The room that a module lies in: the first two parts of its name, where they are one."""
    head = ".".join(name.split(".")[:2])
    return head if head in FLOOR else name.split(".")[0]


def imported_names(source):
    """The modules of this repository that a source imports, as dotted paths."""
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name for name in names if name.split(".")[0] in PACKAGES)


def upward_imports(name, source):
    own = room(name)
    others = {room(other) for other in imported_names(source)} - {own}
    sisters = {"classroom": "devtools", "devtools": "classroom"}
    return [other for other in others if FLOOR[other] >= FLOOR[own]
            or sisters.get(own.split(".")[0]) == other.split(".")[0]]


@pytest.mark.parametrize("path", MODULES, ids=dotted)
def test_imports_go_downward(path):
    assert upward_imports(dotted(path), path.read_text(encoding="utf-8")) == []


def test_every_folder_and_module_has_a_floor():
    rooms = {f"{path.parent.name}.{path.stem}" for path in MODULES
             if path.parent.name in PACKAGES and path.stem != "__init__"}
    rooms |= {f"{path.parents[1].name}.{path.parent.name}" for path in MODULES
              if path.parents[1].name in PACKAGES}
    assert rooms | {*PACKAGES} == {*FLOOR}


def test_upward_imports_are_found():
    assert upward_imports("course_utils.data.frames", "from course_utils.plots import als")
    assert upward_imports("course_utils.plots.als", "import course_utils.solutions.als")
    assert upward_imports("classroom.grade", "from devtools import course")
    assert upward_imports("course_utils.checks.twins", "from course_utils import checks, plots")
    assert not upward_imports("course_utils.plots.als", "from course_utils.data import frames")


def test_no_two_modules_import_each_other():
    known = {dotted(path): path for path in MODULES}
    graph = {name: {found for other in imported_names(path.read_text(encoding="utf-8"))
                    for found in (other, other.rpartition(".")[0]) if found in known} - {name}
             for name, path in known.items()}
    assert list(graphlib.TopologicalSorter(graph).static_order())


def test_no_folder_of_modules_is_full():
    sizes = Counter(path.parent for path in MODULES)
    assert max(sizes.values()) <= 14


@pytest.mark.parametrize("name", course_utils.__all__)
def test_each_public_name_is_its_modules_and_has_a_docstring(name):
    value = getattr(course_utils, name)
    assert value.__module__.startswith("course_utils.")
    assert value.__doc__.strip()


def test_an_unknown_name_is_an_attribute_error():
    with pytest.raises(AttributeError, match="perform_magic"):
        course_utils.perform_magic  # noqa: B018


def test_dir_lists_the_public_names():
    assert {*course_utils.__all__} <= {*dir(course_utils)}


def test_grading_loads_no_more_than_it_uses():
    code = "import sys\n" + "".join(
        f"import classroom.{module}\nprint(*sys.modules)\n"
        for module in ("sandbox.worker", "judging.judge", "grade"))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    figures = ("seaborn", "bokeh", "course_utils.plots")
    slow = ("matplotlib", "IPython", "nbformat", "livelossplot", *figures)
    kept_out = (("numpy", *slow), slow, figures)
    for names, unwanted in zip(run.stdout.splitlines(), kept_out, strict=True):
        assert not [name for name in names.split() if name.startswith(unwanted)]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "benchmarks").glob("*.py")), ids=lambda path: path.stem)
def test_what_a_benchmark_imports_from_the_packages_is_there(path):
    imports = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
               if isinstance(node, ast.ImportFrom) and node.module.startswith(PACKAGES)
               # PySpark is in an environment of its own.
               and "spark" not in node.module]
    absent = [f"{node.module}.{name.name}" for node in imports for name in node.names
              if not hasattr(importlib.import_module(node.module), name.name)
              and not ROOT.joinpath(*node.module.split("."), f"{name.name}.py").exists()]
    assert absent == []


@pytest.mark.parametrize("package", ["classroom", "devtools"])
def test_the_commands_read_notebooks_without_building_parsers_of_addresses(package):
    code = f"import sys, {package}, nbformat; print(sys.modules.get('lark'))"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "None\n"


def test_importing_the_package_loads_no_library():
    code = "import sys, course_utils; print(*sorted(m.split('.')[0] for m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"numpy", "pandas", "scipy", "sklearn", "matplotlib", "hyperopt", "seaborn"}
    assert not heavy & {*run.stdout.split()}
