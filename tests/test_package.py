"""The package as a whole: what it exports, what importing costs, who imports whom."""

import ast
import graphlib
import subprocess
import sys
from pathlib import Path

import pytest

import course_utils

PACKAGE = Path(course_utils.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))

# Each topic imports only from floors below its own; README.md and the design say why.
FLOORS = [
    {
        "validation",
        "penalty",
        "frames",
        "printing",
        "downloads",
        "movielens_files",
        "variant",
        "maps",
    },
    {"movielens", "least_squares", "likelihood", "als", "normal_model"},
    {"interactions", "logistic_fits", "scale"},
    {"squared_error_fit", "recommend", "map_study"},
    {"box_fit"},
    {"likelihood_study", "search_study"},
    {"plots", "answers", "checks", "handout"},
    {"touch"},
    {"workshop"},
    {"classroom"},
    {"__init__", "__main__"},
]
FLOOR = {topic: number for number, floor in enumerate(FLOORS) for topic in floor}


def topic(path):
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_names(source):
    """The modules of this package that a source imports, as dotted paths below it."""
    for node in ast.walk(ast.parse(source)):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.removeprefix("course_utils.") for name in names
                    if name.startswith("course_utils."))


def upward_imports(own_topic, source):
    topics = {name.split(".")[0] for name in imported_names(source)} & FLOOR.keys()
    return [other for other in topics - {own_topic} if FLOOR[other] >= FLOOR[own_topic]]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_downward(path):
    if "catalogue" not in path.parts:
        assert upward_imports(topic(path), path.read_text(encoding="utf-8")) == []


def test_upward_imports_are_found():
    assert upward_imports("als", "from course_utils.interactions import select_films")
    assert upward_imports("plots", "import course_utils.workshop.pages")
    assert not upward_imports("interactions", "from course_utils.als import mf_als_loss")


def test_no_two_modules_import_each_other():
    dotted = {".".join(path.relative_to(PACKAGE).with_suffix("").parts): path for path in MODULES}
    graph = {name: {other for other in imported_names(path.read_text(encoding="utf-8"))
                    if other in dotted} for name, path in dotted.items()}
    assert list(graphlib.TopologicalSorter(graph).static_order())


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


def test_importing_the_package_loads_no_library():
    code = "import sys, course_utils; print(*sorted(m.split('.')[0] for m in sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"numpy", "pandas", "scipy", "sklearn", "matplotlib", "hyperopt", "seaborn"}
    assert not heavy & {*run.stdout.split()}
