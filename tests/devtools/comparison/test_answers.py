"""The exercises and the code in their answers: it is run, and what it prints is compared."""

import ast
import os
import re
import subprocess
import sys

import nbformat
import pytest
from notebook_files import NOTEBOOKS, ROOT, code_cells, read

from devtools.comparison.answers import answer_cells

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def exercises(path):
    (text,) = (cell.source for cell in read(path).cells if cell.id == "exercises")
    return re.split(r"^\*\*Exercise ", text, flags=re.MULTILINE)[1:]


@each_notebook
def test_each_notebook_has_an_easy_a_medium_and_an_open_exercise_with_code(path):
    heads = [re.match(r"(\d) \((\w+), \d+ minutes\)\.\*\* ", text) for text in exercises(path)]
    assert [head.groups() for head in heads] == [("1", "easy"), ("2", "medium"), ("3", "open")]
    for text in exercises(path):
        assert text.count("<details><summary>") == text.count("</details>") == 1
        assert "```python\n" in text.partition("<details>")[2]
    assert len(answer_cells(read(path))) == 3


@each_notebook
def test_choices_and_exercises_stand_before_the_further_reading(path):
    ids = [cell.id for cell in read(path).cells]
    assert ids[-3:-1] == ["choices", "exercises"]
    assert "## Further reading" in read(path).cells[-1].source


def names_made(source):
    """The names that a cell gives a value to, those inside its functions left out."""
    tree = ast.parse(source)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    inside = {id(node) for function in functions for node in ast.walk(function)}
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)
            and isinstance(node.ctx, ast.Store) and id(node) not in inside
            } | {function.name for function in functions}


@each_notebook
def test_an_answer_leaves_the_notebooks_variables_alone(path):
    own = set().union(*(names_made(cell.source) for cell in code_cells(read(path))))
    for cell in answer_cells(read(path)):
        assert sorted(names_made(cell.source) & own - {"name"}) == []


TEXT = """\
<details><summary>Answer</summary>

```python
{code}
```

It prints:

```text
{printed}
```

```python
unchecked = twice
print(unchecked)
```

</details>"""


def notebook_with(code, printed):
    exercise = nbformat.v4.new_markdown_cell(TEXT.format(code=code, printed=printed))
    exercise.id = "exercises"
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("one = 1"), exercise])


def test_answers_become_cells_with_what_they_say_that_they_print():
    first, second = answer_cells(notebook_with("print(1)", "1"))
    assert (first.source, first.outputs[0].text) == ("print(1)\n", "1\n")
    assert (second.source, second.outputs) == ("unchecked = twice\nprint(unchecked)\n", [])


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory):
    """What nbval says of a sound answer, one that prints something else and one that fails."""
    folder = tmp_path_factory.mktemp("answers")
    for name, code, printed in (("sound", "twice = 2 * one\nprint(twice)", "2"),
                                ("differs", "twice = 3 * one\nprint(twice)", "2"),
                                ("fails", "print(no_such_name)", "2")):
        nbformat.write(notebook_with(code, printed), folder / f"{name}.ipynb")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", folder,
         "-p", "no:cacheprovider", "-p", "no:xdist", "-rA", "-q", "--tb=no", folder],
        capture_output=True, text=True, cwd=folder,
        env={**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT)})
    lines = re.findall(r"^(PASSED|FAILED) (\w+)\S*::(\w+ \d+)", run.stdout, re.M)
    return {(stem, name): outcome for outcome, stem, name in lines}


def test_an_answer_runs_after_the_notebooks_cells_and_a_rotten_one_fails(outcomes):
    assert outcomes == {
        ("sound", "Cell 0"): "PASSED", ("sound", "Answer 1"): "PASSED",
        ("sound", "Answer 2"): "PASSED",
        ("differs", "Cell 0"): "PASSED", ("differs", "Answer 1"): "FAILED",
        ("differs", "Answer 2"): "PASSED",
        ("fails", "Cell 0"): "PASSED", ("fails", "Answer 1"): "FAILED",
        ("fails", "Answer 2"): "FAILED",
    }
