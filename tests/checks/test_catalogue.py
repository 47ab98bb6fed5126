"""The files of the catalogue: every answer in them is found, and only by its own name."""

import re

import pytest
from catalogue import FOLDER, cells, right, wrong

from course_utils.solutions.answers import TASKS

FILES = sorted(FOLDER.glob("*_task*.py"))

ANSWERS = {
    "a function": "def f(x):\n    return x\n",
    "a magic": "%%time\ntheta = !ls\n",
    "no Python": "def f(x:\n",
    "not one line": "\n",
    "comments": "# % a\n#% b\n    # %% c\n## %% d\n",
    "blank lines": "a = 1\n\n\nb = 2\n",
    "signs": "'λ·n_u \\n' \"\"\" ''' {} %s \t\x0c #\n",
}


def written(answers):
    return "\n".join(f"# %% {name}\n{source}" for name, source in answers.items())


def test_an_answer_of_any_kind_comes_back_as_it_was_written():
    assert cells(written(ANSWERS)) == ANSWERS


def test_there_is_a_file_for_each_task_and_kind_and_no_other():
    names = [f"{kind}_task{task}.py" for kind in ("right", "wrong") for task in TASKS]
    assert [path.name for path in FILES] == sorted(names)
    assert {path.name for path in FOLDER.glob("*.py")} == {*names, "__init__.py"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_its_answers_and_nothing_else(path):
    text = path.read_text(encoding="utf-8")
    assert written(cells(text)) == text  # no name twice, no text before the first
    assert len(cells(text)) == len(re.findall(r"^\s*#\s*%%", text, flags=re.MULTILINE))


@pytest.mark.parametrize("task", TASKS)
def test_names_are_one_word_and_wrong_answers_are_no_right_ones(task):
    for answers in (wrong(task), right(task)):
        assert [name for name in answers if not re.fullmatch(r"[\w-]+", name)] == []
    sources = [*wrong(task).values(), *right(task).values()]
    assert len(set(sources)) == len(sources)
