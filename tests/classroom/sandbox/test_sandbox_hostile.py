"""Hostile submissions in the real sandbox: each costs its own marks, and nothing else."""

import os
import socket
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from classroom_sandbox import hostile_cells, make_course

from classroom.judging.session import MOST_FAILURES, MOST_LINES, Call, Session
from classroom.sandbox.protocol import Limits
from classroom.sandbox.wall import Wall

ROOT = Path(__file__).resolve().parents[3]
GIGA = 10**9
SECRET = "a-variable-of-the-grader"
LIMITS = Limits(notebook_instructions=8 * GIGA, statement_instructions=4 * GIGA,
                call_instructions=GIGA, submission_instructions=400 * GIGA, memory_bytes=448 << 20)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    edition = tmp_path_factory.mktemp("edition")
    (edition / "course_utils").mkdir()
    (edition / "course_utils" / "__init__.py").write_text("")
    return make_course(tmp_path_factory, edition)


@pytest.fixture(scope="module")
def sandbox(course):
    os.environ["CLASSROOM_TEST_SECRET"] = SECRET
    with Wall(course, LIMITS) as found:
        yield found
    del os.environ["CLASSROOM_TEST_SECRET"]


@pytest.fixture(scope="module")
def patient(course):
    """Lets calls end by themselves: what must be bounded is not the instructions."""
    with Wall(course, replace(LIMITS, call_instructions=20 * GIGA)) as found:
        yield found


def runner(sandbox):
    """Call functions of a hostile notebook by name; the honest one must still answer after."""

    def run_functions(name, *functions, argument=1.0, **variables):
        session = Session(sandbox, [hostile_cells(name, **variables)])
        results = [session.call(Call(function, function, (argument,))) for function in functions]
        assert_honest(session)
        return results

    return run_functions


@pytest.fixture
def run(sandbox):
    return runner(sandbox)


@pytest.fixture
def run_patiently(patient):
    return runner(patient)


def assert_honest(session):
    result = session.call(Call("honest", "perform_mf_als_step", (np.arange(3.0),)))
    assert (result.status, list(result.value)) == ("ok", [1.0, 2.0, 3.0])


def statuses(results):
    return [result.status for result in results]


def assert_none(results):
    """Each function counted what it could get at: it must be nothing."""
    assert [(result.status, result.value) for result in results] == [("ok", 0)] * len(results)


def test_endless_loops_end(run):
    loops = ["plain", "swallowing", "regular_expression", "large_power", "long_sum", "array_work"]
    assert statuses(run("endless_loops", *loops)) == ["timeout"] * len(loops)


def test_talking_to_the_host_without_end_ends(run_patiently):
    assert statuses(run_patiently("endless_loops", "much_talk")) == ["resource"]


@pytest.mark.parametrize("way", ["by_sleep", "patched_back", "by_select", "by_poll"])
def test_who_waits_is_given_the_time_at_once(run, way):
    assert [(one.status, one.value) for one in run("sleeping", way, argument=1)] == [("ok", 1)]


def test_waiting_without_end_ends(run_patiently):
    assert statuses(run_patiently("sleeping", "without_end")) == ["resource"]


def test_a_lock_that_nobody_opens_ends_its_call(run):
    assert set(statuses(run("sleeping", "by_lock", "by_event"))) <= {"exit", "timeout"}


def test_cells_that_freeze_or_end_python_do_not_cost_the_functions(sandbox):
    session = Session(sandbox, [hostile_cells("frozen_cells")])
    assert session.call(Call(1, "perform_least_squares", (4,))).value == 7
    assert_honest(session)
    messages = {failure["cell"]: failure["message"] for failure in session.report}
    assert messages[1] == "left out: it ends Python"
    assert messages[2] == "left out: it takes too long"
    assert messages[3] == "SystemExit: enough"
    assert messages[4].startswith("MemoryError")
    assert len(messages) == 4


def test_memory_bombs_are_bounded(run_patiently):
    bombs = ["small_pieces", "one_piece", "by_numpy", "by_list"]
    assert statuses(run_patiently("memory_bombs", *bombs)) == ["resource"] * len(bombs)


def test_memory_that_the_host_holds_for_the_guest_is_bounded(run_patiently):
    bombs = ["staged_files", "far_end", "truncated", "spoken"]
    assert statuses(run_patiently("memory_bombs", *bombs)) == ["resource"] * len(bombs)


def test_there_are_no_processes_and_no_threads(run):
    processes, threads = run("crowds", "processes", "threads")
    assert (processes.status, processes.value) == ("ok", 0)
    assert threads.status == "resource"


def test_the_disk_is_bounded(run_patiently):
    filled, names, elsewhere, large, descriptors = run_patiently(
        "disk_bombs", "fill", "many_names", "elsewhere", "large", "descriptors")
    assert 0 < filled.value <= 2 * LIMITS.disk_bytes / 2**20
    assert 0 < names.value <= 1_010
    assert (elsewhere.status, elsewhere.value) == ("ok", 0)
    assert statuses([large, descriptors]) == ["resource"] * 2


def test_ending_python_costs_one_task(run, run_patiently):
    ends = ["end_now", "end_politely", "abort", "deep_in_c", "freed_twice"]
    assert statuses(run_patiently("exits", *ends)) == ["exit"] * len(ends)
    others = statuses(run("exits", "deep_in_python", "wrong_code", "missing"))
    assert others[0] in ("exit", "invalid", "resource", "timeout")
    assert others[1] in ("exit", "error", "timeout")
    assert others[2] == "missing"


def test_output_without_end_is_thrown_away(run):
    endless, long_message = run("printing", "endless", "long_message")
    assert endless.status == "timeout"
    assert long_message.status == "error"
    first, second = long_message.message.split("\n")
    assert len(first) <= 300 and first.isprintable()
    assert len(second) <= 300 and second.isprintable()


def test_answers_tests_and_grades_are_not_there(sandbox, tmp_path):
    (tmp_path / "grades.csv").write_text("secret")
    paths = [
        ROOT / "course_utils", ROOT / "tests", ROOT / "notebooks", ROOT / ".git", __file__,
        tmp_path / "grades.csv", Path.home() / ".bashrc", "/etc/passwd", Path.home() / ".ssh",
    ]
    words = [b"def judge(", b"def draw_cases(", b"default_rng([seed, number])", SECRET.encode()]
    cells = hostile_cells("reading", PATHS=list(map(str, paths)), SECRET=SECRET, WORDS=words)
    session = Session(sandbox, [cells])
    session.call(Call("other", "paths", (4321 + 1 / 8,)))
    names = ["paths", "environment", "answers", "readable", "other_inputs", "asked"]
    assert_none([session.call(Call(name, name, (1.0,))) for name in names])
    assert_honest(session)


def test_patched_checks_change_nothing_outside(run):
    names = ["anything", "always", "liar", "text", "pairs"]
    anything, always, liar, text, pairs = run("patched_checks", *names)
    assert type(anything.value) is np.ndarray and list(anything.value) == [1, 1, 1]
    assert type(always.value) is float and always.value == 7.0 != 8.0
    assert type(liar.value) is np.ndarray and liar.value.shape == (3,)
    assert (text.value, pairs.value) == ("y", {1: 2})
    assert not np.isclose(1.0, 2.0)


def test_a_patched_carrier_carries_nothing_but_an_answer_to_be_judged(run):
    number, without, carrier = run("patched_checks", "number", "without_builtins", "forged_carrier")
    assert number.status == "invalid"
    assert without.status in ("error", "exit", "invalid")
    # What it says is as if the function had given it back, and the next task's carrier is whole.
    assert carrier.status in ("ok", "invalid") and carrier.value in (None, 7.0, "forged")


def test_forged_results_are_refused(sandbox):
    cells = hostile_cells("forged_results")
    forged, harmless = (part.count("\n    lambda: ") for part in cells[1].split("HARMLESS = ["))
    assert (forged, harmless) == (29, 7)
    session = Session(sandbox, [cells])
    results = [session.call(Call(0, "perform_least_squares", (number,)))
               for number in range(forged + harmless)]
    assert statuses(results) == ["invalid"] * forged + ["ok"] * harmless
    assert {result.value for result in results[forged:]} == {7.5}
    first, last = (session.call(Call(name, name, (1,)))
                   for name in ("before_an_answer", "instead_of_an_answer"))
    assert (first.value, last.status, last.value) == ("first", "exit", None)
    assert_honest(session)


@pytest.mark.parametrize("which", range(8))
def test_forged_reports_are_refused_or_short(sandbox, which):
    session = Session(sandbox, [hostile_cells("forged_reports", WHICH=which)])
    assert_honest(session)
    assert len(session.report) <= MOST_FAILURES
    for failure in session.report:
        assert max(abs(failure["cell"]), abs(failure["line"])) <= MOST_LINES
        assert len(failure["message"]) <= 300


def test_the_network_is_out_of_reach(run):
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert_none(run("network", "perform_least_squares", PORT=server.getsockname()[1]))


def test_no_rights_can_be_had(run):
    assert_none(run("privileges", "foreign_code", "rights", "native_module"))


def test_nothing_is_left_for_the_next_task_or_submission(run):
    left, seen, shut, used = run("leftovers", "leave", "look", "shut", "use_files")
    assert (left.value, seen.value, shut.value, used.value) == (1.0, 0, 1.0, 1.0)
    assert_none(run("leftovers", "look"))


def test_cells_that_run_again_do_not_see_the_last_call(sandbox):
    # A large guest was once not copied, and ran its cells again after each lost call.
    cells = ["import _host\nheld = bytearray(200 << 20)",
             "def asked():\n    try:\n        return _host.call(b'C').decode()\n"
             "    except OSError:\n        return ''\nstolen = asked()",
             "def f(x):\n    raise ValueError(stolen)"]
    session = Session(sandbox, [cells])
    hidden, public = (session.call(Call(task, "f", (x,))) for task, x in [(1, 4321.5), (2, 1.0)])
    assert "ValueError" in hidden.message and "ValueError" in public.message
    assert "4321.5" not in hidden.message + public.message


def test_cells_that_fail_again_and_again_end_with_the_instructions(course):
    limits = replace(LIMITS, statement_instructions=GIGA, submission_instructions=9 * GIGA)
    cells = [*["while True:\n    pass"] * 40, "def f(x):\n    return 1"]
    with Wall(course, limits) as sandbox:
        session = Session(sandbox, [cells])
        assert (
            statuses([session.call(Call(task, "f", (1,))) for task in range(9)]) == ["timeout"] * 9
        )


def test_noise_costs_nothing(patient):
    session = Session(patient, [hostile_cells("honest_but_noisy")])
    result = session.call(Call(1, "perform_least_squares", (np.arange(3.0),)))
    assert_honest(session)
    assert (result.status, list(result.value)) == ("ok", [0.0, 2.0, 4.0])
    assert session.report == []
