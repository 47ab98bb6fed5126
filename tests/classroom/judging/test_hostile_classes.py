"""Classes of hostile submissions through a whole pair of sandbox and judge."""

import itertools
import json
import multiprocessing
from dataclasses import asdict
from types import SimpleNamespace

import numpy as np
import pytest
from classroom_sandbox import make_course

from classroom.judging import pair as pair_module
from classroom.judging.examiner import draw_all_cases
from classroom.judging.pair import Pair
from classroom.sandbox.protocol import Limits
from course_utils.checks.tasks import TASKS
from course_utils.personal_data import COURSE

GIGA = 10**9
SEED = 7
LIMITS = Limits(notebook_instructions=8 * GIGA, statement_instructions=2 * GIGA,
                call_instructions=GIGA, submission_instructions=400 * GIGA,
                memory_bytes=448 << 20, helper_calls=10)
HONEST = """
import numpy as np
def perform_least_squares(data):
    x = np.column_stack([np.ones(len(data)), data[:, 0]])
    return tuple(np.linalg.lstsq(x, data[:, 1], rcond=None)[0])
"""
SAY = """
import _host
def say(frame):
    try:
        return _host.call(frame)
    except OSError:
        return b""
"""
KEEP = """
import builtins, os, sys
class Places:
    numbers = []
    def lines(self):
        found = list(getattr(builtins, "kept", [])) + list(sys.modules.get("kept", []))
        for path in ("/tmp/kept", "/student/kept", "/tmp/.ipython/kept"):
            if os.path.exists(path):
                found += open(path).read().splitlines()
        for number in [*range(3, 60), *range(1 << 30, (1 << 30) + 60)]:
            try:
                found += os.pread(number, 10**5, 0).decode().splitlines()
            except (OSError, UnicodeDecodeError):
                pass
        return found
    def keep(self, line):
        builtins.kept = sys.modules["kept"] = self.lines() + [line]
        for path in ("/tmp/kept", "/student/kept", "/tmp/.ipython/kept"):
            with open(path, "a") as handle:
                handle.write(line + "\\n")
        os.write(os.open("/tmp/open", os.O_RDWR | os.O_CREAT | os.O_APPEND), line.encode())
places = Places()
"""


@pytest.fixture(scope="module")
def grader(tmp_path_factory):
    with Pair(make_course(tmp_path_factory), SEED, LIMITS) as found:
        yield found


def submission(*cells, **files):
    return SimpleNamespace(problem="", notebooks=[SimpleNamespace(code=cells)], files=files)


def graded(grader, *cells, tasks=TASKS, **files):
    """The results by task; of some tasks alone where a submission has nothing for the others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pair_module, "TASKS", tasks)
        return {one.task: one for one in grader.grade(submission(*cells, **files), COURSE)}


def assert_neighbour_passes(grader):
    results = graded(grader, HONEST, tasks=(1, 3))
    assert (results[1].outcome, results[1].points > 0) == ("passed", True)
    assert results[3].outcome == "missing"


def texts_of(numbers):
    """How a number may be written: in short, and with all its digits."""
    return {form(number) for number in numbers for form in ("{:.6g}".format, repr)
            if len(repr(number)) > 5}


def hidden_numbers(task):
    arrays = [np.asarray(argument, dtype=float).ravel() for case in draw_all_cases(SEED)[task]
              for argument in case.arguments if np.ndim(argument) or np.isscalar(argument)]
    return np.concatenate(arrays).tolist()


def test_nothing_is_handed_from_one_submission_to_the_next(grader):
    accomplice = (f"{KEEP}\ndef perform_least_squares(data):\n"
                  "    places.keep('; '.join(map(str, data.ravel())))\n    return 0.3, 0.3")
    thief = f"{KEEP}\ndef perform_least_squares(data):\n    raise ValueError(len(places.lines()))"
    assert graded(grader, accomplice, tasks=(1,))[1].points == 0
    stolen = graded(grader, thief, tasks=(1,))[1]
    assert (stolen.outcome, stolen.hint) == ("error", "Your code stopped with ValueError: 0.")


@pytest.mark.parametrize("weight", ["", "held = bytearray(200 << 20)\n"], ids=["small", "large"])
@pytest.mark.parametrize("first", ["places.lines()", "[say(b'C').decode()]"], ids=["kept", "asked"])
def test_no_hidden_input_reaches_a_page(grader, weight, first):
    cell = f"{weight}{KEEP}{SAY}" + f"""
before = {first}
def tell(this):
    old = before + places.lines()
    places.keep(this)
    raise ValueError("HELD: " + " | ".join(old)[:150])
def perform_least_squares(data):
    return tell(" ".join(f"{{v:.6g}}" for v in data.ravel()))
"""
    page = json.dumps([asdict(one) for one in graded(grader, cell).values()])
    assert "HELD: " in page
    assert not [text for text in texts_of(hidden_numbers(1)) if text in page]


def test_no_clock_tells_a_page_how_long_a_hidden_call_took(grader):
    cell = """
import time, zlib
from datetime import datetime
from pathlib import Path
FILES = [Path("/course/packages/IPython/display.py"), Path("/tmp"), Path("/student")]
def perform_least_squares(data):
    busy = int(Path("busy").read_text())
    for _ in range(busy * 1_000_000):
        pass
    [file.read_bytes() for file in FILES[:busy]]
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    clocks = [time.time(), time.monotonic(), time.process_time(), datetime.now().timestamp(),
              [(file.stat().st_atime, file.stat().st_mtime) for file in FILES]]
    raise ValueError(f"IT IS {zlib.crc32(repr(clocks).encode())}")
"""
    pages = [graded(grader, cell, tasks=(1, 3), busy=busy)[3].hint for busy in "01"]
    assert "IT IS" in pages[0] and pages[0] == pages[1]


CLAIMS = {
    "perform_least_squares": '{"array":[],"shape":[12000000,0],"dtype":"float64"}',
    "perform_mf_als_step": '{"array":[],"shape":[0,12000000],"dtype":"float64"}',
    "loss_mle": '{"array":[1],"shape":[1,1],"dtype":"float64"}',
    "recommend_items": '{"array":[[],[]],"shape":[2,0,4000000],"dtype":"int64"}',
}


def test_claimed_rows_are_refused(grader):
    cell = SAY
    for name, array in CLAIMS.items():
        frame = f'A[{{"status":"ok","message":"","after":[],"value":{array}}}]'
        cell += f"\ndef {name}(*a):\n    say(b'{frame}')"
    results = graded(grader, cell)
    assert [results[task].outcome for task in (1, 3, 6, 7)] == ["invalid"] * 4


STRANGE = (
    "[]", "()", "{}", "set()", "[[]] * 90", "[1e308, -1e308]", "[5e-324, 5e-324]",
    "{str(k): k for k in range(50)}", "{(k, 'a'): [k] for k in range(30)}",
    "{1, 'a', (2, 'b'), 2.5}", "'text'", "[[1, 2], [3]]", "[2**62, 2**62]", "[None, None]",
    "np.zeros((0, 2))", "np.zeros((2, 0))", "np.full(100, 1e308)", "np.zeros((40, 40))",
    "[[[[[[[[[1]]]]]]]]]", "({'a': []}, {'b': ()})", "(1e308, 'x' * 200)")


@pytest.mark.parametrize("first", range(0, len(STRANGE), 3))
def test_strange_answers_cost_nobody_but_their_giver(grader, first):
    """Each is given to three or more tasks; the judges alone get all of them in all tasks."""
    names = ("perform_least_squares", "perform_mf_als_step", "perform_mf_als_epoch",
             "perform_mf_als_training", "loss_mle", "recommend_items", "hit_rate_and_ndcg",
             "fold_in")
    values = itertools.cycle(STRANGE[first:first + 3])
    cell = "import numpy as np\n"
    cell += "".join(f"def {name}(*a):\n    return {next(values)}\n" for name in names)
    cell += ("interactions_pos_neg_user_dict = interactions_pos_neg_item_dict = "
             f"{STRANGE[first]}\ndata_x = data_y = {STRANGE[first]}\n")
    judge = grader._judge
    results = graded(grader, cell)
    assert sum(one.points for one in results.values()) == 0
    assert {one.outcome for one in results.values()} <= {
        "wrong", "error", "invalid", "missing", "not_attempted"}
    assert grader._judge is judge


def test_long_cells_are_searched_in_the_time_that_their_length_needs(grader, monkeypatch):
    monkeypatch.setattr(pair_module, "JUDGE_SECONDS", 20.0)
    texts = ("loss_mle, " * 40_000, "(" * 100_000, "def " * 50_000, ("x" * 99 + "\n") * 20_000,
             "a:" * 100_000, " " * 500_000 + "loss_mle")
    cells = [f'"""\n{text}\n"""' for text in texts]
    assert graded(grader, HONEST, *cells)[1].outcome == "passed"


def test_a_flood_of_failures_is_counted_before_it_is_read(grader):
    flood = f"{SAY}\nimport json\n" \
        "say(b'F' + json.dumps([{'cell': 1, 'line': 1, 'message': ''}] * 50_000).encode())"
    results = graded(grader, HONEST, flood)
    assert results[1].outcome == "passed"
    assert max(len(one.notes) for one in results.values()) < 10


@pytest.mark.parametrize("body", [
    "return len([bytearray(1 << 24) for _ in range(200)])",
    "return float(np.ones((12_000, 12_000)).sum())"])
def test_memory_runs_out_for_its_taker_alone(grader, body):
    cell = f"import numpy as np\ndef perform_least_squares(d):\n    {body}"
    results = graded(grader, cell, tasks=(1,))
    assert results[1].outcome == "resource"
    assert_neighbour_passes(grader)


@pytest.mark.parametrize("asked", [
    "import ctypes\nctypes.CDLL(None).shmget(1, 512 << 20, 0o1666)",
    "import multiprocessing.shared_memory",
    "import _posixsubprocess",
    "held = [bytearray(1 << 24) for _ in range(200)]",
    "import os\nos.memfd_create('m')",
    "import threading\nthreading.Thread(target=print).start()"])
def test_a_cell_that_asks_for_what_is_held_back_is_said_to(grader, asked):
    cell = f"{asked}\ndef perform_least_squares(d):\n    return 1.0, 2.0"
    results = graded(grader, cell, tasks=(1,))
    assert results[1].outcome == "resource" and "of your cell does not run" in results[1].hint
    assert_neighbour_passes(grader)


def test_a_package_that_is_not_there_is_no_shortage(grader):
    cell = "import surprise\ndef perform_least_squares(d):\n    return 1.0, 2.0"
    results = graded(grader, cell, tasks=(1,))
    assert results[1].outcome == "wrong"


def test_what_is_lent_is_lent_in_small(grader):
    cell = """
import numpy as np, pandas as pd
def perform_mf_als_step(q, r, reg_l): raise ValueError("no step")
def perform_mf_als_epoch(df, u, i, reg_l): raise ValueError("no epoch")
def perform_mf_als_training(df, u, i, reg_l, epsilon):
    n = 9000
    df = pd.DataFrame({"user_id": np.arange(n), "item_id": 0, "interacted": 1})
    perform_mf_als_epoch(df, np.ones((n, 64), dtype=int), np.ones((1, 64), dtype=int), 0)
"""
    result = graded(grader, cell, tasks=(5,))[5]
    assert result.points == 0
    assert result.hint.endswith("ValueError: these are more interactions than the task has.")


def test_a_judge_lost_in_the_middle_of_a_question_takes_the_sandbox_with_it(grader, monkeypatch):
    cell = SAY + """
def perform_least_squares(data): return 0.0, 0.0
def fold_in(*a):
    question = b'Q{"name": "perform_mf_als_step", "arguments": [[' + b'[],' * 500_000 + b'[]]]}'
    while True:
        if not say(question):
            raise ValueError("no step")
"""
    children = {child.pid for child in multiprocessing.active_children()}
    with monkeypatch.context() as hurried:
        hurried.setattr(pair_module, "JUDGE_SECONDS", 1.0)
        assert graded(grader, cell)[9].outcome == "timeout"
    assert not children & {child.pid for child in multiprocessing.active_children()}
    assert_neighbour_passes(grader)


def test_burning_instructions_costs_the_neighbour_nothing(grader):
    burner = ("def perform_least_squares(*a):\n    while True:\n        pass\n"
              "fold_in = perform_least_squares")
    results = graded(grader, burner)
    assert results[1].outcome == "timeout"
    assert_neighbour_passes(grader)
