"""Which statements run again when a notebook's variables change, and what a stub is."""

import ast
import inspect

import pytest

from course_utils.checks.runner.dependents import read_off, to_run_again
from course_utils.checks.runner.stubs import is_stub

CELLS = """
import numpy as np
data_x = [1, 2, 3]
factor = 10
mask = [x > 1 for x in data_x]
total = sum(data_x) * factor
seen = {}
for x in data_x: seen.setdefault(x, []).append(total)
def scale(): return total
def loss(params): return scale() + len(mask)
def plain(params, data_x): return params + factor
def with_default(params, x=data_x): return x
fill = lambda: seen
def make():
    global users
    users = {x: 1 for x in data_x}
make()
np.asarray(data_x)
"""
TREES = ast.parse(CELLS).body
READING = read_off(TREES)
SOURCES = [ast.unparse(tree) for tree in TREES]


def again(wanted, changed=("data_x",)):
    return [SOURCES[place].split("\n")[0] for place in to_run_again(READING, changed, wanted)]


def test_an_answer_that_reads_its_arguments_needs_nothing():
    assert again(["plain"]) == []
    assert again(["loss"], changed=["other"]) == []


def test_what_a_function_reads_through_others_runs_again_in_order():
    assert again(["loss"]) == ["mask = [x > 1 for x in data_x]", "total = sum(data_x) * factor"]


def test_a_default_argument_is_bound_again():
    assert again(["with_default"]) == ["def with_default(params, x=data_x):"]


def test_what_is_filled_is_emptied_before():
    assert again(["fill"]) == [
        "total = sum(data_x) * factor", "seen = {}", "for x in data_x:"]


def test_a_function_that_binds_a_global_name_is_called_again():
    assert again(["users"]) == ["make()"]


def test_what_the_grader_has_set_is_not_assigned_again():
    assert again(["loss"], changed=["data_x", "total"]) == ["mask = [x > 1 for x in data_x]"]


REMEMBERED = {
    "a decorator": "@lru_cache\ndef curve(a): return a * data_x\ndef loss(params): return curve(1)",
    "a default argument": "def loss(params, seen={}): return seen.setdefault(1, data_x)",
    "a dictionary": "seen = {}\ndef loss(params):\n    seen[params] = data_x\n"
                    "    return seen[params]",
}
FILLED = {
    "by a function": "xs = []\ndef fill(a, b): a.extend(b)\nfill(xs, data_x)\nloss = lambda: xs",
    "by numpy": "import numpy as np\nxs = np.zeros(3)\nnp.add.at(xs, [0], data_x)\n"
                "def loss(): return xs",
}
KEPT = {
    "written to a file": "frame = pd.DataFrame(data_x)\nframe.to_csv('x.csv')\n"
                         "def loss(): return frame",
    "printed": "xs = list(data_x)\nprint(xs)\ndef loss(): return xs",
    "an older version": "xs = data_x[:2]\nwhile stuck(data_x): pass\nxs = list(data_x)\n"
                        "def loss(): return xs",
}


def lines_again(source):
    trees = ast.parse(source).body
    reading = read_off(trees)
    return [ast.unparse(trees[place]) for place in to_run_again(reading, ["data_x"], ["loss"])]


@pytest.mark.parametrize("name", REMEMBERED)
def test_what_remembers_earlier_results_is_made_anew(name):
    first = ast.unparse(ast.parse(REMEMBERED[name]).body[0])
    assert first in lines_again(REMEMBERED[name])


@pytest.mark.parametrize("name", FILLED)
def test_what_a_call_fills_runs_again_with_it(name):
    empty, filling = lines_again(FILLED[name])
    assert empty.startswith("xs = ") and filling.endswith("data_x)")


@pytest.mark.parametrize("name", KEPT)
def test_what_only_shows_or_is_out_of_force_does_not_run_again(name):
    assert len(lines_again(KEPT[name])) == 1


STUBS = ["pass", "...", "return", "return None", "'''What it does.'''", "return theta_0, theta_1",
         "# YOUR CODE\n    return new_user_repr", "'''What it does.'''\n    import numpy"]
ANSWERS = ["return x", "return 0", "x = 1", "return len", "return ()", "raise ValueError"]


@pytest.fixture
def function_of(tmp_path, monkeypatch):
    """Functions whose source can be had, as in a notebook."""
    monkeypatch.syspath_prepend(tmp_path)

    def made(body):
        (tmp_path / "made.py").write_text(f"def f(x):\n    {body}\n")
        space = {"len": len}
        code = compile((tmp_path / "made.py").read_text(), str(tmp_path / "made.py"), "exec")
        exec(code, space)
        inspect.linecache.checkcache()
        return space["f"]

    return made


@pytest.mark.parametrize("body", STUBS)
def test_a_stub_is_told_whatever_its_style(function_of, body):
    assert is_stub(function_of(body))


@pytest.mark.parametrize("body", ANSWERS)
def test_an_answer_is_no_stub(function_of, body):
    assert not is_stub(function_of(body))


def test_what_has_no_source_is_no_stub():
    assert not is_stub(len) and not is_stub(3) and not is_stub(eval("lambda x: None"))
