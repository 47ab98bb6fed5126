"""The package of the student edition: what is taken along, and what is not."""

import pytest

from course_utils.classroom.edition_package import (
    student_package,
    tidied_imports,
    without_functions,
)

MODULE = '''\
"""A topic."""

import math
from itertools import chain, count

LIMIT = 3


def kept(x):
    """Uses `chain`."""
    return list(chain(x, x))


@decorated
def answer(x):
    # The next line is the answer.
    return math.sqrt(next(count(x)))


def _last():
    return LIMIT
'''


@pytest.fixture
def package(tmp_path):
    """A small package with a topic, an answer, a check and the commands."""
    texts = {
        "__init__": '_MODULE_OF = {\n    "useful": "topic",\n    "answer": "als",\n}\n',
        "__main__": "from course_utils.workshop.commands import main\n",
        "handout": "needs = 1\n",
        "topic": "from course_utils.base import ground\n\ndef useful():\n    return ground\n",
        "base": "ground = 1\n",
        "unused": "nothing = 1\n",
        "als": "def answer():\n    return 42\n",
        "checks/__init__": "from course_utils.checks.one import check\n",
        "checks/one": "def check():\n    return 1\n",
        "checks/task1": "HINTS = {}\n",
        "plots/__init__": "",
        "plots/live_loss": "",
        "scale/__init__": "",
        "scale/numba_engine": "",
        "scale/numpy_engine": "",
        "classroom/student_commands": "def main(words):\n    return 0\n",
        "workshop/__init__": "",
        "workshop/commands": "from course_utils.als import answer\n",
    }
    for name, text in texts.items():
        path = tmp_path / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_what_is_imported_is_taken_along_and_the_rest_is_not(package):
    files = student_package(package, ["from course_utils import useful\n"])
    assert {*files} == {
        "__init__.py", "__main__.py", "handout.py", "topic.py", "base.py", "checks/__init__.py",
        "checks/one.py", "checks/task1.py", "plots/__init__.py", "plots/live_loss.py",
        "scale/__init__.py", "scale/numba_engine.py", "scale/numpy_engine.py",
        "workshop/__init__.py", "workshop/commands.py"}
    assert '"useful": "topic"' in files["__init__.py"]
    assert "answer" not in files["__init__.py"]
    assert files["workshop/commands.py"] == "def main(words):\n    return 0\n"


@pytest.mark.parametrize("line", [
    "from course_utils import answer", "from course_utils.als import answer",
    "import course_utils.als", "from course_utils import als",
    "def late():\n    from course_utils.als import answer",
])
def test_a_notebook_that_needs_an_answers_module_stops_the_build(package, line):
    with pytest.raises(ValueError, match="a notebook imports course_utils.als, which holds an"):
        student_package(package, [f"{line}\n"])


def test_an_answers_module_in_a_package_stops_the_build_and_its_neighbour_does_not(package):
    for name in ("__init__", "metrics", "fold_in"):
        path = package / "recommend" / f"{name}.py"
        path.parent.mkdir(exist_ok=True)
        path.write_text("def hit_rate_and_ndcg():\n    return 1\n", encoding="utf-8")
    assert "recommend/metrics.py" in student_package(
        package, ["from course_utils.recommend import metrics\n"])
    with pytest.raises(ValueError, match="imports course_utils.recommend.fold_in, which holds"):
        student_package(package, ["from course_utils.recommend import fold_in\n"])


def test_a_module_that_starts_to_need_an_answer_stops_the_build(package):
    (package / "base.py").write_text("import course_utils.answers\n", encoding="utf-8")
    with pytest.raises(ValueError, match="base imports course_utils.answers, which holds"):
        student_package(package, ["from course_utils.topic import useful\n"])


def test_a_module_that_does_not_exist_is_named(package):
    with pytest.raises(ValueError, match="course_utils.typo, which does not exist"):
        student_package(package, ["import course_utils.typo\n"])


def test_a_function_goes_with_its_decorator_comment_and_imports():
    assert without_functions(MODULE, ["answer"]) == '''\
"""A topic."""

from itertools import chain

LIMIT = 3


def kept(x):
    """Uses `chain`."""
    return list(chain(x, x))


def _last():
    return LIMIT
'''


def test_a_function_that_is_not_there_stops_the_build():
    with pytest.raises(ValueError, match="there is no function renamed to leave out"):
        without_functions(MODULE, ["renamed"])


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
