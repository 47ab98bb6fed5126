"""The package of the student edition: all but the solutions, and import lines that stay in use."""

import ast

from notebook_files import ROOT

from classroom.assignment.imports import tidied_imports
from classroom.assignment.package import student_package

PACKAGE = ROOT / "course_utils"


def imported(text):
    """The modules that a source imports anywhere, as dotted paths."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_the_solutions_stay_here_and_the_start_is_the_students():
    files = student_package(PACKAGE)
    ours = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")}
    assert {name for name in ours if not name.startswith("solutions/")} <= files.keys()
    assert not [name for name in files if "solutions" in name or "__pycache__" in name]
    for name, text in files.items():
        if name != "__main__.py":
            assert text == (PACKAGE / name).read_text(encoding="utf-8")
    assert "JupyterLab" in files["__main__.py"]


def test_nothing_shipped_imports_a_solution_or_a_tool_of_the_teachers():
    held_back = ("course_utils.solutions", "classroom", "devtools")
    for name, text in student_package(PACKAGE).items():
        if name.endswith(".py"):
            found = [other for other in imported(text) if other.startswith(held_back)]
            assert not found, (name, found)


def test_an_import_of_a_solution_is_seen():
    assert [*imported("def late():\n    from course_utils.solutions.als import x")] == [
        "course_utils.solutions.als.x"]


def test_an_import_keeps_its_used_names_and_long_ones_are_wrapped():
    names = [f"name_number_{n}" for n in range(10)]
    text = f"from somewhere import ({', '.join(names)}, unused)\nprint({', '.join(names)})\n"
    tidied = tidied_imports(text)
    assert "unused" not in tidied
    assert max(map(len, tidied.splitlines()[:-1])) <= 100
    found = {}
    exec(tidied.replace("print", "found.update").replace("from somewhere", "from numpy")
         .split("found")[0].replace("name_number_", "sin as name_number_"), found)
    assert {*names} <= found.keys()
