"""Which statements run again when a notebook's variables change, and what a stub is."""

import ast
import inspect

import pytest

from course_utils.checks.dependents import to_run_again
from course_utils.checks.stubs import is_stub

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
SOURCES = [ast.unparse(tree) for tree in TREES]


def again(wanted, changed=("data_x",)):
    return [SOURCES[place].split("\n")[0] for place in to_run_again(TREES, changed, wanted)]


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
