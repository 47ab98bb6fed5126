"""Hostile submissions in the real sandbox: each costs its own marks, and nothing else."""

import os
import socket
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from classroom_sandbox import hostile_cells, needs_sandbox

from course_utils.classroom.protocol import Limits
from course_utils.classroom.sandbox import find_sandbox
from course_utils.classroom.session import Call, Session

pytestmark = needs_sandbox
ROOT = Path(__file__).resolve().parents[1]
SECRET = "a-variable-of-the-grader"
LIMITS = Limits(
    notebook_seconds=8, statement_seconds=2, call_seconds=3, submission_seconds=60
)


@pytest.fixture(scope="module")
def sandbox():
    os.environ["CLASSROOM_TEST_SECRET"] = SECRET
    with find_sandbox(limits=LIMITS) as found:
        yield found
    del os.environ["CLASSROOM_TEST_SECRET"]


@pytest.fixture
def run(sandbox):
    """Call functions of a hostile notebook by name; the honest one must still answer after."""

    def run_functions(name, *functions, argument=1.0, **variables):
        with Session(sandbox, hostile_cells(name, **variables)) as session:
            results = [session.call(Call(name, name, (argument,))) for name in functions]
            assert_honest(session)
        return results

    return run_functions


def assert_honest(session):
    result = session.call(Call("honest", "perform_mf_als_step", (np.arange(3.0),)))
    assert (result.status, list(result.value)) == ("ok", [1.0, 2.0, 3.0])


def statuses(results):
    return [result.status for result in results]


def assert_none(results):
    """Each function counted what it could get at: it must be nothing."""
    assert [(result.status, result.value) for result in results] == [("ok", 0)] * len(results)


def test_endless_loops_end(run):
    assert statuses(run("endless_loops", "perform_least_squares", "loss_mle")) == ["timeout"] * 2


def test_cells_that_freeze_or_end_python_do_not_cost_the_functions(sandbox):
    with Session(sandbox, hostile_cells("frozen_cells")) as session:
        assert session.call(Call(1, "perform_least_squares", (4,))).value == 7
        assert_honest(session)
    messages = {failure["cell"]: failure["message"] for failure in session.report}
    assert list(messages) == [1, 2, 3, 4]
    assert "ended or froze" in messages[1] and "ended or froze" in messages[2]
    assert messages[3] == "SystemExit: enough"


@pytest.fixture
def patience(sandbox, monkeypatch):
    """Let calls end by themselves, however busy the machine is."""
    monkeypatch.setattr(sandbox, "limits", replace(LIMITS, call_seconds=40))


def test_memory_bombs_are_bounded(run, patience):
    assert statuses(run("memory_bombs", "perform_least_squares", "loss_mle")) == ["resource"] * 2


def test_fork_and_thread_bombs_are_bounded(run, patience):
    bombs = run("fork_bombs", "perform_least_squares", "perform_mf_als_epoch")
    assert statuses(bombs) == ["resource"] * 2


def test_a_fork_bomb_that_takes_no_for_an_answer_ends(run):
    assert statuses(run("fork_bombs", "loss_mle")) == ["timeout"]


def test_the_disk_is_bounded(run, patience):
    filled, large = run("disk_bombs", "perform_least_squares", "loss_mle")
    places = 3
    assert filled.status == "ok"
    assert 0 < filled.value <= places * LIMITS.disk_bytes / 2**20
    assert large.status == "resource"


def test_ending_the_process_costs_one_task(run):
    functions = ["perform_least_squares", "loss_mle", "perform_mf_als_epoch", "missing"]
    assert statuses(run("exits", *functions)) == ["exit", "exit", "exit", "missing"]
    assert statuses(run("exits", "perform_mf_als_training")) == ["exit"]
    # Killing everything spares the killer, but not the notebook: its cells must run again.
    assert set(statuses(run("exits", "kill_all", "kill_all"))) <= {"ok", "exit"}


def test_output_without_end_is_thrown_away(run):
    endless, long_message = run("printing", "perform_least_squares", "loss_mle")
    assert endless.status == "timeout"
    assert long_message.status == "error"
    first, second = long_message.message.split("\n")
    assert len(first) <= 300 and first.isprintable()
    assert len(second) <= 300 and second.isprintable()


def test_answers_tests_and_grades_are_not_there(run, tmp_path):
    (tmp_path / "grades.csv").write_text("secret")
    paths = [
        ROOT / "course_utils", ROOT / "tests", ROOT / "notebooks", ROOT / ".git", __file__,
        tmp_path / "grades.csv", Path.home() / ".bashrc", "/etc/passwd", "/root/.ssh",
    ]
    assert_none(run(
        "reading", "perform_least_squares", "loss_mle", "perform_mf_als_epoch",
        "perform_mf_als_training", PATHS=[str(path) for path in paths], SECRET=SECRET,
    ))


def test_patched_checks_change_nothing_outside(run):
    anything, always = run("patched_checks", "perform_least_squares", "loss_mle")
    assert type(anything.value) is np.ndarray and list(anything.value) == [1, 1, 1]
    assert type(always.value) is float and always.value != 8.0
    assert not np.isclose(1.0, 2.0)


def test_forged_results_are_refused(sandbox):
    cells = hostile_cells("forged_results")
    count = sum(line.startswith("    lambda: ") for cell in cells for line in cell.splitlines())
    assert count == 28
    with Session(sandbox, cells) as session:
        results = [
            session.call(Call(number, "perform_least_squares", (number,)))
            for number in range(count)
        ]
        assert_honest(session)
    assert set(statuses(results)) <= {"invalid", "exit", "timeout"}
    assert statuses(results)[:20] == ["invalid"] * 20
    assert not os.path.exists("/tmp/pwned")


def test_the_network_is_out_of_reach(run, tmp_path):
    path = str(tmp_path / "socket")
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.socket(socket.AF_UNIX) as abstract,
        socket.socket(socket.AF_UNIX) as named,
    ):
        abstract.bind("\0classroom-test")
        abstract.listen()
        named.bind(path)
        named.listen()
        assert_none(run(
            "network", "perform_least_squares", "loss_mle", "perform_mf_als_epoch",
            PORT=server.getsockname()[1], SOCKET_PATH=path,
        ))


def test_no_rights_can_be_had(run):
    assert_none(run(
        "privileges", "perform_least_squares", "loss_mle", "perform_mf_als_epoch",
        "perform_mf_als_training", "raise_limits",
    ))


def test_nothing_is_left_for_the_next_call_or_submission(run):
    left, running = run("leftovers", "perform_least_squares", "perform_mf_als_epoch")
    assert (left.value, running.value) == (1.0, 0)
    assert_none(run("leftovers", "loss_mle"))


def test_noise_costs_nothing(sandbox, monkeypatch):
    # Ten figures take longer than the limits that stop the endless loops soon.
    patient = replace(LIMITS, notebook_seconds=60, statement_seconds=30, call_seconds=30)
    monkeypatch.setattr(sandbox, "limits", patient)
    with Session(sandbox, hostile_cells("honest_but_noisy")) as session:
        result = session.call(Call(1, "perform_least_squares", (np.arange(3.0),)))
        assert_honest(session)
    assert (result.status, list(result.value)) == ("ok", [0.0, 2.0, 4.0])
    assert session.report == []
