"""Honest submissions in the sandbox, what crosses its wall, and where there is no sandbox."""

import inspect
import json
import socket
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest
from classroom_sandbox import needs_sandbox

from course_utils.checks.cases import decode, encode
from course_utils.classroom import launch
from course_utils.classroom.protocol import InvalidMessage, Limits, Link, clean_text, parse_json
from course_utils.classroom.sandbox import SandboxUnavailable, find_sandbox
from course_utils.classroom.session import Call, Session, run_submission

ROOT = Path(__file__).resolve().parents[1]
LIMITS = Limits(notebook_seconds=5, statement_seconds=1, call_seconds=10, submission_seconds=60)


@pytest.fixture(scope="module")
def edition(tmp_path_factory):
    """A students' edition: a package and a data file."""
    folder = tmp_path_factory.mktemp("edition")
    (folder / "course_utils").mkdir()
    (folder / "course_utils" / "__init__.py").write_text("")
    (folder / "course_utils" / "printing.py").write_text("def double(x):\n    return 2 * x\n")
    (folder / "data").mkdir()
    (folder / "data" / "ratings.csv").write_text("user_id,rating\n1,4.5\n")
    return folder


@pytest.fixture(scope="module")
def sandbox(edition):
    with find_sandbox(edition, LIMITS) as found:
        yield found


def call(sandbox, cells, *calls):
    with Session(sandbox, cells) as session:
        results = [session.call(one) for one in calls]
    return session.report, results


def result_of(sandbox, cells, *arguments, function="f", **options):
    _, (result,) = call(sandbox, cells, Call(1, function, arguments, **options))
    return result


# The notebook's cells


@needs_sandbox
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


@needs_sandbox
def test_a_failing_statement_stops_neither_its_cell_nor_the_next(sandbox):
    cells = ["a = 1\nb = a / 0\nc = 3", "def (", "def f():\n    return a + c"]
    report, (result,) = call(sandbox, cells, Call(1, "f"))
    assert result.value == 4
    assert [(one["cell"], one["line"]) for one in report] == [(0, 2), (1, 1)]
    assert "ZeroDivisionError" in report[0]["message"] and "SyntaxError" in report[1]["message"]


@needs_sandbox
def test_slow_cells_are_interrupted_and_definitions_survive(sandbox):
    slow = "import time\ntime.sleep(100)"
    cells = [*[slow] * 8, "def f():\n    return LATE", "LATE = 5", "import math", "x = sum([1])"]
    report, (result,) = call(sandbox, cells, Call(1, "f"))
    assert result.value == 5
    messages = [one["message"] for one in report]
    assert messages[0] == "interrupted after 1 s"
    assert "used up" in messages[-1] and report[-1]["cell"] == 11


@needs_sandbox
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


@needs_sandbox
def test_the_last_definition_counts(sandbox):
    assert result_of(sandbox, ["def f():\n    return 1", "def f():\n    return 2"]).value == 2


# The calls


@needs_sandbox
def test_texts_and_changed_arguments_come_back_clean(sandbox):
    cells = ["def f(x, y):\n    x += 1\n    return {'\\ud800': ['<b>\\x1b', {1, 2}, None]}"]
    result = result_of(sandbox, cells, np.zeros(2), 3)
    assert result.value == {"�": ["<b>�", {1, 2}, None]}
    changed, other = result.arguments_after
    assert (list(changed), other) == ([1, 1], None)


@needs_sandbox
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


@needs_sandbox
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
        ("return list(range(10 ** 6))", "invalid", None),
        ("return 'text' * 3", "ok", None),
    ],
)
def test_how_a_call_ends(sandbox, body, status, message):
    result = result_of(sandbox, [f"def f():\n    {body}"])
    assert result.status == status
    assert status == "ok" or result.value is None
    assert message is None or result.message == message


@needs_sandbox
def test_one_process_answers_many_cases(sandbox):
    cells = ["k = 0\ndef f(x):\n    return 1 / x + k"]
    cases = [Call(1, "", (x,), {"k": k}) for x, k in [(1, 10), (0, 20), (2, 30)]]
    with Session(sandbox, cells) as session:
        first, broken, last = session.call_with_each(Call(1, "f"), cases)
        gone = session.call_with_each(Call(1, "h"), cases)
        again = session.call_with_each(Call(1, rerun=("k",)), cases)
    assert (first.value, broken.status, last.value) == (11, "error", 30.5)
    assert [one.status for one in gone] == ["missing"] * 3
    assert [one.status for one in again] == ["missing"] * 3


@needs_sandbox
def test_a_function_that_is_not_there(sandbox):
    assert result_of(sandbox, []).status == "missing"
    number = result_of(sandbox, ["f = 3"])
    assert (number.status, number.message) == ("invalid", "not-callable")


@needs_sandbox
def test_cells_are_run_again_with_other_data(sandbox):
    cells = [
        "frame = 1\nusers, items = None, None",
        "x = 5",
        "frame = 100\nusers = {}\nusers[0] = frame\nprint(users['absent'])\nitems = [frame, x]",
        "def f():\n    return users, items",
    ]
    rerun = Call(2, rerun=("users", "items"), variables={"frame": 7})
    _, (again, before, absent) = call(
        sandbox, cells, rerun, Call(2, "f"), Call(2, rerun=("users", "nobody"))
    )
    assert again.value == {"users": {0: 7}, "items": [7, 5]}
    assert before.value == ({0: 100}, [100, 5])
    assert absent.status == "error" or "nobody" in absent.message


@needs_sandbox
def test_values_of_an_earlier_run_are_not_taken_for_new_ones(sandbox):
    cells = ["n = 1\nusers = {0: 10 // n}"]
    result = result_of(sandbox, cells, function="", rerun=("users",), variables={"n": 0})
    assert (result.status, result.value) == ("error", None)


@needs_sandbox
def test_a_reference_function_is_called_but_stays_outside(sandbox):
    asked = []

    def step(x):
        asked.append(x)
        return 10 * x

    cells = ["def step(x):\n    return -1", "def f(x):\n    return step(x) + step(x + 1)"]
    _, (own, lent, afterwards) = call(
        sandbox, cells,
        Call(4, "f", (1,)), Call(4, "f", (1,), helpers={"step": step}), Call(4, "f", (1,)),
    )
    assert (own.value, lent.value, afterwards.value) == (-2, 30, -2)
    assert asked == [1, 2]


@needs_sandbox
def test_a_reference_function_takes_columns_and_frames(sandbox):
    cells = ["import pandas as pd", "df = pd.DataFrame({'r': [1, 0], 'q': [2, 3]})",
             "def f():\n    return step(df['r'], df)"]
    result = result_of(
        sandbox, cells, helpers={"step": lambda r, frame: [r.tolist(), frame["q"].tolist()]})
    assert (result.status, result.value) == ("ok", [[1, 0], [2, 3]])


@needs_sandbox
def test_a_reference_function_that_refuses_is_an_error_inside(sandbox):
    def step(x):
        raise ValueError("reg_l must be 0 or more")

    cells = ["def f():\n    return step(1)"]
    result = result_of(sandbox, cells, helpers={"step": step})
    assert result.status == "error"
    assert result.message.startswith("ValueError: reg_l must be 0 or more")


@needs_sandbox
def test_the_reference_function_cannot_be_asked_without_end(sandbox, monkeypatch):
    monkeypatch.setattr(sandbox, "limits", replace(LIMITS, helper_calls=10))
    cells = ["def f():\n    while True:\n        step(1)", "def g():\n    return 1"]
    _, results = call(sandbox, cells, Call(4, "f", helpers={"step": lambda x: x}), Call(5, "g"))
    assert [one.status for one in results] == ["invalid", "ok"]


@needs_sandbox
def test_after_a_time_out_the_rest_of_the_task_is_not_tried(sandbox, monkeypatch):
    monkeypatch.setattr(sandbox, "limits", replace(LIMITS, call_seconds=2))
    cells = ["def f(x):\n    while x:\n        pass\n    return 1"]
    calls = [Call(task, "f", (x,)) for task, x in [(1, 0), (1, 1), (1, 0), (2, 0)]]
    results = run_submission(sandbox, cells, calls)
    assert [one.status for one in results] == ["ok", "timeout", "timeout", "ok"]
    assert "not tried" in results[2].message


@needs_sandbox
def test_the_time_of_a_whole_submission_is_bounded(sandbox, monkeypatch):
    limits = replace(LIMITS, call_seconds=1, submission_seconds=2)
    monkeypatch.setattr(sandbox, "limits", limits)
    cells = ["def f():\n    while True:\n        pass"]
    results = run_submission(sandbox, cells, [Call(task, "f") for task in range(20)])
    assert {one.status for one in results} == {"timeout"}
    assert "whole submission" in results[-1].message


@needs_sandbox
def test_a_sandbox_that_died_is_started_again(edition):
    with find_sandbox(edition, LIMITS) as sandbox:
        with Session(sandbox, ["def f():\n    return 1"]) as session:
            sandbox._process.kill()
            first = session.call(Call(1, "f"))
            second = session.call(Call(2, "f"))
        third = result_of(sandbox, ["def f():\n    return 3"])
    assert (first.status, second.value, third.value) == ("exit", 1, 3)


@needs_sandbox
def test_nothing_of_a_sandbox_remains(edition):
    with find_sandbox(edition, LIMITS) as sandbox:
        process, folder = sandbox._process, sandbox._folder.name
        result_of(sandbox, ["def f():\n    return 1"])
    assert process.poll() is not None
    with pytest.raises(FileNotFoundError):
        open(f"{folder}/program/classroom/protocol.py").close()


# Where there is no sandbox


def test_other_systems_are_told_what_to_use(monkeypatch):
    monkeypatch.setattr(launch.sys, "platform", "darwin")
    with pytest.raises(SandboxUnavailable, match="only on Linux.*WSL.*container"):
        find_sandbox()


def test_a_missing_program_is_named(monkeypatch):
    monkeypatch.setattr(launch.sys, "platform", "linux")
    monkeypatch.setattr(launch, "TOOLS_PATH", "/nowhere")
    with pytest.raises(SandboxUnavailable, match="bwrap is missing.*apt install bubblewrap"):
        find_sandbox()


@needs_sandbox
def test_a_sandbox_that_does_not_start_is_no_sandbox(monkeypatch):
    monkeypatch.setattr(launch, "_bubblewrap", lambda *_: ["bwrap", "--no-such-option"])
    with pytest.raises(SandboxUnavailable, match="no-such-option"):
        find_sandbox()


def test_windows_has_no_open_mode_either(monkeypatch):
    monkeypatch.setattr("course_utils.classroom.sandbox.os", SimpleNamespace(name="nt"))
    with pytest.raises(SandboxUnavailable, match="WSL"):
        find_sandbox(unsafe_no_sandbox=True)


@pytest.mark.skipif(not hasattr(socket, "send_fds"), reason="it needs sockets that carry files")
def test_the_open_mode_survives_the_same_accidents(edition):
    cells = [
        "import os\nfrom course_utils.printing import double",
        "def f(x):\n    return double(x)",
        "def g():\n    os._exit(0)",
        "def h():\n    while True:\n        pass",
    ]
    with find_sandbox(edition, Limits(call_seconds=1), unsafe_no_sandbox=True) as sandbox:
        _, results = call(
            sandbox, cells,
            Call(1, "g"), Call(2, "f", (2,)), Call(3, "h"), Call(4, "f", (3,)),
        )
    assert [(one.status, one.value) for one in results] == [
        ("exit", None), ("ok", 4), ("timeout", None), ("ok", 6),
    ]


def test_a_project_inside_a_visible_folder_is_covered(monkeypatch, tmp_path):
    python = tmp_path / "python"
    project = python / "lib" / "project"
    venv = project / ".venv"
    venv.mkdir(parents=True)
    monkeypatch.setattr(launch.os, "geteuid", lambda: 1000)
    monkeypatch.setattr(launch, "_python_folders", lambda: [python, venv])
    monkeypatch.setattr(launch, "_project", lambda: project)
    words = launch.walled_command(tmp_path / "program", None, [tmp_path / "far"], ["-V"], tmp_path)
    places = [words.index(str(place)) for place in (python, project, venv)]
    assert places == sorted(places)
    assert words[places[1] - 1] == "--tmpfs"
    assert words[words.index("--remount-ro", words.index(str(venv))) :].count(str(project)) == 1
    assert str(tmp_path / "far") not in words


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


def test_frames_arrive_whole_and_long_ones_are_refused():
    here, there = socket.socketpair()
    sender, receiver = Link(here, 10), Link(there, 10**6)
    payload = bytes(range(256)) * 1000
    thread = threading.Thread(target=lambda: [sender.send(b"A", payload), sender.send(b"B", [1])])
    thread.start()
    assert receiver.receive() == (b"A", payload)
    assert receiver.receive() == (b"B", b"[1]")
    thread.join()
    receiver.send(b"C", b"x" * 11)
    with pytest.raises(InvalidMessage, match="11 bytes; 10 are allowed"):
        sender.receive()
    with pytest.raises(TimeoutError):
        receiver.receive(deadline=0)
    sender.close()
    with pytest.raises(EOFError):
        receiver.receive()
    receiver.close()


def test_a_frame_that_never_ends_is_given_up():
    here, there = socket.socketpair()
    here.sendall(b"A\x00\x00\x00\x05ab")
    with here, pytest.raises(TimeoutError):
        Link(there, 100).receive(deadline=0.01)
    there.close()


HIDE_ALL_BUT_PYTHON = """
import os, sys
from course_utils.classroom.inside import namespaces
sys.prefix = sys.argv[1]
namespaces._new_namespaces()
namespaces._mount_place("/tmp", 1 << 20)
print(os.listdir("/tmp"), os.listdir(os.path.dirname(sys.prefix)), os.listdir(sys.prefix))
"""


@needs_sandbox
def test_of_what_lies_below_tmp_only_python_itself_is_seen_inside():
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        prefix = Path(folder, "environment")
        prefix.mkdir()
        (prefix / "python").touch()
        Path(folder, "grades.csv").touch()
        command = [sys.executable, "-c", HIDE_ALL_BUT_PYTHON, str(prefix)]
        seen = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert (seen.stdout, seen.stderr) == (
        f"{[Path(folder).name]} ['environment'] ['python']\n", "")
