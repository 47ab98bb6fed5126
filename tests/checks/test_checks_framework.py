"""The frame of the self-checks: whatever an answer does, a report comes back and nothing else."""

import functools
import random
import re
import signal
import subprocess
import sys
import threading
import time
import warnings
from dataclasses import replace

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from IPython.core.formatters import DisplayFormatter

from course_utils.checks import Report, check, checking, judging
from course_utils.checks.hints import COMMON, Hint
from course_utils.checks.report import OUTCOMES as WORDS
from course_utils.checks.runner.cases import (
    Answer,
    Case,
    Helper,
    Mistaken,
    Verdict,
    decode,
    encode,
    from_text,
    to_text,
)
from course_utils.checks.runner.running import answers_to
from course_utils.checks.runner.time_limit import TimeIsUp, within
from course_utils.checks.runner.values import first_match, numbers, plain
from course_utils.checks.task1 import check as task1
from course_utils.checks.tasks import TASKS, Check, Task

in_main_thread = pytest.mark.skipif(not hasattr(signal, "SIGALRM"), reason="needs alarms")


def line(data):
    theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 1)
    return theta_0, theta_1


class EqualsEverything:
    def __eq__(self, other):
        return True

    __hash__ = None
    __le__ = __ge__ = __lt__ = __gt__ = __eq__

    def __sub__(self, other):
        return self

    __rsub__ = __mul__ = __rmul__ = __abs__ = __getitem__ = __sub__


class Unprintable(Exception):
    def __str__(self):
        raise SystemExit


class ExitsAsNumber:
    def __float__(self):
        sys.exit()


def raising(error):
    def function(data):
        raise error

    return function


def endless(data):
    return endless(data)


# --- Outcomes -----------------------------------------------------------------------------

OUTCOMES = {
    "right": (line, "passed", None),
    "class": (type("Line", (), {"__call__": lambda self, data: line(data)})(), "passed", None),
    "partial": (functools.partial(lambda degree, data: line(data), 1), "passed", None),
    "exception": (raising(ZeroDivisionError("a < b")), "error", None),
    "unprintable exception": (raising(Unprintable()), "error", None),
    "generator exit": (raising(GeneratorExit()), "error", None),
    "system exit": (raising(SystemExit(0)), "error", "exits"),
    "keyboard interrupt": (raising(KeyboardInterrupt()), "error", "exits"),
    "memory": (raising(MemoryError()), "error", "resource"),
    "recursion": (endless, "error", "recursion"),
    "too few arguments": (lambda: (1, 2), "error", "wrong-arguments"),
    "too many arguments": (lambda data, more: (1, 2), "error", "wrong-arguments"),
    "not a function": (5, "error", "not-callable"),
    "result for function": ((0.7, 0.6), "error", "not-callable"),
    "none": (lambda data: print(data), "wrong", "nothing-returned"),
    "none inside": (lambda data: (None, 1.0), "wrong", "nothing-returned"),
    "text": (lambda data: "0.77", "wrong", "not-numbers"),
    "texts": (lambda data: ("0.77", "0.68"), "wrong", "not-numbers"),
    "truth": (lambda data: (True, False), "wrong", "not-numbers"),
    "equal to all": (lambda data: (EqualsEverything(),) * 2, "wrong", "not-numbers"),
    "exits as number": (lambda data: (ExitsAsNumber(), 1), "error", "exits"),
    "nan": (lambda data: (np.nan, 1), "wrong", "not-finite"),
    "infinite": (lambda data: (np.inf, 1), "wrong", "not-finite"),
    "complex": (lambda data: (1 + 0j, 1), "wrong", "complex-numbers"),
    "complex array": (lambda data: np.array([1j, 2]), "wrong", "complex-numbers"),
    "huge": (lambda data: np.zeros(3_000_000), "wrong", "too-large"),
    "in itself": (lambda data: (nest := []).append(nest) or nest, "wrong", "too-large"),
    "generator": (lambda data: (value for value in data), "wrong", "not-numbers"),
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_every_kind_of_answer_has_its_outcome(name, capsys):
    function, outcome, mistake = OUTCOMES[name]
    report = check(1, function)
    assert (report.outcome, report.mistake) == (outcome, mistake)
    assert report.passed is (outcome == "passed")
    assert bool(report.hint) is not report.passed
    assert capsys.readouterr() == ("", "")


def test_lists_and_small_arrays_count_as_numbers():
    assert check(1, lambda data: list(line(data))).passed
    assert check(1, lambda data: np.array(line(data))[:, None]).passed
    assert check(1, lambda data: tuple(np.array(part) for part in line(data))).passed


def stub_pass(data):
    pass


def stub_docstring(data):
    """Fit a line."""


def stub_dots(data): ...


def stub_raises(data):
    """Fit a line."""
    raise NotImplementedError


def stub_after_lines(data):
    x, y = data[:, 0], data[:, 1]  # noqa: F841
    raise NotImplementedError("write your answer here")


@pytest.mark.parametrize(
    "stub", [stub_pass, stub_docstring, stub_dots, stub_raises, stub_after_lines])
def test_a_stub_is_not_attempted(stub):
    report = check(1, stub)
    assert report.outcome == "not_attempted" and not report.passed and report.mistake is None


def test_a_librarys_not_implemented_error_is_an_error():
    namespace = {}
    exec(compile("def f(data): raise NotImplementedError", "library.py", "exec"), namespace)
    assert check(1, lambda data: namespace["f"](data)).outcome == "error"


def test_an_error_is_told_in_two_stages():
    def fails(data):
        return data["no such column"]

    report = check(1, fails)
    assert "IndexError" in report.hint
    assert 'data["no such column"]' in report.more() and " The data were: the six" in report.more()


def test_an_error_on_drawn_data_only_has_a_hint_of_its_own():
    report = check(1, lambda data: line(data) if len(data) == 6 else 1 / 0)
    assert (report.outcome, report.mistake) == ("error", "fails-on-other-data")
    assert "ZeroDivisionError" in report.more()


@pytest.mark.parametrize("call", [
    (0, line), ("1", line), (True, line), (np.arange(3), line), (1,), (1, line, line),
    (2, {}), (2, {}, {}, 3), (2, {}, {}, pd.DataFrame({"user_id": []})), (None,),
])
def test_a_wrong_call_of_check_is_told_and_not_raised(call):
    report = check(*call)
    assert report.outcome == "error" and "could not be made" in report.hint


# --- Time ---------------------------------------------------------------------------------

def loops(data):
    while True:
        pass


def swallows(data):
    while True:
        try:
            time.sleep(60)
        except:  # noqa: E722
            pass


@pytest.fixture
def short(monkeypatch):
    monkeypatch.setattr(checking, "SECONDS", 0.3)


def test_twenty_seconds_are_allowed():
    assert checking.SECONDS == 20


@in_main_thread
@pytest.mark.parametrize("function", [loops, swallows, lambda data: time.sleep(60)])
def test_what_takes_too_long_is_stopped(function, short):
    handler, outer_trace = signal.getsignal(signal.SIGALRM), sys.gettrace()

    def trace(frame, event, argument):
        return None

    sys.settrace(trace)
    try:
        report = check(1, function)
        assert sys.gettrace() is trace
    finally:
        sys.settrace(outer_trace)
    assert report.outcome == "timeout" and "restart" not in report.hint
    assert signal.getsignal(signal.SIGALRM) is handler
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_outside_the_main_thread_a_loop_is_stopped_too(short):
    reports = []
    thread = threading.Thread(target=lambda: reports.append(check(1, loops)), daemon=True)
    thread.start()
    thread.join(30)
    assert reports[0].outcome == "timeout" and "restart" in reports[0].hint


def test_outside_the_main_thread_answers_are_judged():
    reports = []
    thread = threading.Thread(target=lambda: reports.extend(
        [check(1, line), check(1, raising(SystemExit()))]))
    thread.start()
    thread.join(30)
    assert [report.mistake for report in reports] == [None, "exits"] and reports[0].passed


def test_all_calls_together_have_one_limit():
    cases = [Case(str(number), (0.4,)) for number in range(50)]
    answers = answers_to(time.sleep, cases, {}, 0.6)
    assert [answer.status for answer in answers].count("timeout") >= 48


def test_no_time_left_is_time_up():
    with pytest.raises(TimeIsUp):
        within(0, list)


@in_main_thread
def test_a_real_ctrl_c_ends_the_check():
    handler = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        check(1, lambda data: signal.raise_signal(signal.SIGINT))
    assert signal.getsignal(signal.SIGINT) is handler


# --- Nothing is left behind -----------------------------------------------------------------

def notebook(source, **variables):
    """A namespace as a notebook has it, after a cell with `source` has run."""
    exec(compile(source, "a cell", "exec"), variables)
    return variables


CHANGES = """
import numpy as np

def f(data):
    global counter, created
    counter += 1
    created = 1
    history.append(counter)
    table[0] = 99
    del doomed
    return np.polyfit(data[:, 0], data[:, 1], 1)[::-1]
"""


@pytest.mark.parametrize("ending", ["", "    raise ValueError\n", "    raise SystemExit\n"])
def test_the_notebooks_variables_are_unchanged(ending):
    source = CHANGES.replace("global counter,", "global doomed, counter,")
    if ending:
        source = source.replace("    return", ending + "    return")
    history, table = [1], np.zeros(2)
    space = notebook(source, counter=0, history=history, table=table, doomed=1, data="mine")
    names = set(space)
    assert check(1, space["f"]).passed is not bool(ending)
    assert set(space) == names
    assert (space["counter"], space["doomed"], space["data"]) == (0, 1, "mine")
    assert space["history"] is history and history == [1]
    assert space["table"] is table and table.tolist() == [0, 0]


def test_an_object_of_the_notebooks_own_class_is_unchanged():
    space = notebook(
        "class Log:\n    calls = 0\nlog = Log()\n"
        "def f(data):\n    log.calls += 1\n    return log.calls\n", __name__="__main__")
    [answer] = answers_to(space["f"], [Case("", (1,))], {}, 5)
    assert answer.value == 1 and space["log"].calls == 0


def test_variables_reach_a_function_through_any_wrapper():
    space = notebook(
        "from functools import partial, wraps\n"
        "def plain(): return value\n"
        "def decorate(f):\n"
        "    def inner(): return f()\n"
        "    return inner\n"
        "decorated = decorate(plain)\n"
        "part = partial(plain)\n"
        "class Callable:\n"
        "    def __call__(self): return value\n"
        "    def method(self): return value\n"
        "instance, bound = Callable(), Callable().method\n", value=1)
    for name in ("plain", "decorated", "part", "instance", "bound"):
        [answer] = answers_to(space[name], [Case("", variables={"value": 2})], {}, 5)
        assert answer.value == 2, name
        assert space["value"] == 1


def test_a_case_is_not_changed_by_the_call():
    array, frame = np.zeros(2), pd.DataFrame({"a": [1]})

    def spoil(array):
        array += 1
        frame["a"] = 5

    namespace = notebook("def spoil(array):\n array += 1\n frame['a'] = 5\n return 1\n")
    case = Case("", (array,), variables={"frame": frame})
    [answer] = answers_to(namespace["spoil"], [case], {}, 5)
    assert answer.arguments_after[0].tolist() == [1, 1]
    assert array.tolist() == [0, 0] and frame["a"].tolist() == [1] and "frame" not in namespace


def test_random_numbers_go_on_as_if_nothing_was():
    np.random.seed(1)
    random.seed(1)
    expected = np.random.RandomState(1).rand(), random.Random(1).random()

    def draws(data):
        np.random.seed(7)
        return np.random.rand(), random.random()

    check(1, draws)
    assert (np.random.rand(), random.random()) == expected


def test_open_figures_stay_and_new_ones_are_closed():
    figure, axes = plt.subplots()

    def draws(data):
        plt.plot([1, 2])
        plt.figure(5)
        plt.show()
        plt.close("all")
        plt.figure()
        return line(data)

    try:
        assert check(1, draws).passed
        assert plt.get_fignums() == [figure.number] and not axes.lines
        assert plt.show.__name__ != "<lambda>"
    finally:
        plt.close(figure)


def test_output_displays_and_warnings_are_silent(capfd):
    def chatters(data):
        from IPython.display import display

        print("printed")
        print("error", file=sys.stderr)
        display("displayed")
        warnings.warn("warned", stacklevel=1)
        np.log(np.zeros(1))
        return line(data)

    filters = list(warnings.filters)
    assert check(1, chatters).passed
    assert capfd.readouterr() == ("", "")
    assert warnings.filters == filters


LIVE = """
from livelossplot import MainLogger, PlotLosses
import livelossplot
from course_utils.plots import live_loss as module
from course_utils.plots.live_loss import LiveLoss
"""
WAYS_TO_WATCH = [
    "live = PlotLosses(); live.update({'loss': 1}); live.send()",
    "live = PlotLosses(mode='notebook', figsize=(4, 3)); live.update({'loss': 1}, current_step=4)",
    "live = PlotLosses(outputs=['MatplotlibPlot', 'ExtremaPrinter']).reset_outputs()"
    ".to_matplotlib().to_extrema_printer(); live.update({'loss': 1}); live.send()",
    "live = livelossplot.PlotLosses(); live.update({'loss': 1}); live.send()\n"
    "    assert live.logger.log_history['loss'][-1].value == 1",
    "from livelossplot.outputs import MatplotlibPlot\n"
    "    live = PlotLosses([MatplotlibPlot(max_cols=1)]); live.update({'loss': 1}); live.send()",
    "from livelossplot import PlotLosses as Again; Again().send()",
    "class Mine(PlotLosses):\n        pass\n"
    "    live = Mine(); live.update({'loss': 1}); live.send()",
    "live = LiveLoss(0); [live(epoch, 2.0, 1.0) for epoch in range(6)]; live.send()",
    "live = LiveLoss(seconds_between=0); live(epoch=5, total_loss=2.0, average_loss=1.0)",
    "from course_utils.plots.live_loss import LiveLoss as Again; Again(0)(7, 2.0, 1.0)",
    "live = module.LiveLoss(0); live(7, 2.0, 1.0); live.send()",
    "old.update({'loss': 1}); old.send(); oldest(9, 2.0, 1.0); oldest.send()",
]


@pytest.mark.parametrize("way", WAYS_TO_WATCH)
def test_a_loss_can_be_watched_in_every_way_and_nothing_is_drawn(way, monkeypatch):
    drawn = []
    monkeypatch.setattr(
        "livelossplot.outputs.MatplotlibPlot.send", lambda self, logger: drawn.append(logger))
    monkeypatch.setattr("course_utils.plots.live_loss.show", drawn.append)
    space = notebook(LIVE + f"old, oldest = PlotLosses(), LiveLoss(0)\n"
                            f"def f(data):\n    {way}\n    return 1\n")
    assert answers_to(space["f"], [Case("", (1,))], {}, 5) == [Answer(1, arguments_after=(1,))]
    assert drawn == []
    assert space["old"].logger.log_history == {}
    notebook(LIVE + "live = PlotLosses(['MatplotlibPlot'])\nlive.update({'loss': 1})\nlive.send()")
    assert len(drawn) == 1


# --- Judging --------------------------------------------------------------------------------

HINTS = {"off-by-one": Hint("One is missing.", "Look at the sum.")}


@pytest.fixture
def toy_task(monkeypatch):
    """A task whose function must return the notebook's helper(argument), which adds one."""

    def judge(cases, answers):
        right = all(answer.value == case.arguments[0] + 1
                    for case, answer in zip(cases, answers, strict=True))
        return Verdict(None, "Well done.") if right else Verdict("off-by-one", "It is 3.")

    toy = Check(lambda rng: [Case("two", (2,)), Case("five", (5,))], judge, HINTS,
                helpers={"helper": lambda value: value + 1})
    monkeypatch.setitem(TASKS, 1, Task(1, 1, ("toy",), 1))
    monkeypatch.setattr(task1, "CHECK", toy)


def test_a_mistake_has_two_hints(toy_task):
    report = check(1, lambda value: value)
    assert (report.outcome, report.mistake, report.hint) == (
        "wrong", "off-by-one", "One is missing.")
    assert report.more() == "Look at the sum. It is 3."


def test_a_right_answer_may_get_a_remark(toy_task):
    report = check(1, lambda value: value + 1)
    assert report.passed and report.note == "Well done."


HELPER_SOURCES = {
    "wrong helper": "def helper(value): return value",
    "failing helper": "def helper(value): raise ValueError",
    "missing helper": "",
    "endless helper": "def helper(value):\n  while True: pass",
}


@pytest.mark.parametrize("name", HELPER_SOURCES)
def test_a_correct_helper_stands_in_for_a_wrong_one_and_the_report_says_so(
        name, toy_task, monkeypatch):
    monkeypatch.setattr(checking, "SECONDS", 1.0)
    space = notebook(f"{HELPER_SOURCES[name]}\ndef toy(value): return helper(value)")
    before = dict(space)
    report = check(1, space["toy"])
    assert report.passed and "correct helper in place of yours" in report.note
    assert space == before


def test_the_students_own_helper_is_used_where_it_is_right(toy_task):
    space = notebook("def helper(value): return 1 + value\ndef toy(value): return helper(value)")
    assert check(1, space["toy"]).note == "Well done."


def test_a_correct_helper_does_not_excuse_a_wrong_answer(toy_task):
    space = notebook("def toy(value): return helper(value) + 1")
    report = check(1, space["toy"])
    assert report.mistake == "off-by-one" and report.note == ""


@pytest.mark.parametrize("answer, outcome, mistake", [
    (Answer(status="not_attempted"), "not_attempted", None),
    (Answer(status="timeout"), "timeout", None),
    (Answer(status="error", message="ValueError: no"), "error", None),
    (Answer(status="exit"), "error", "exits"),
    (Answer(status="resource"), "error", "resource"),
    (Answer(status="missing"), "error", "missing"),
    (Answer(status="invalid", message="not-finite"), "wrong", "not-finite"),
    (Answer(status="invalid", message="made up"), "error", "not-numbers"),
    (Answer(None), "wrong", "nothing-returned"),
])
def test_every_status_has_a_report(answer, outcome, mistake, toy_task):
    report = judging.judge_task(1, [Case("two", (2,))], [answer])
    assert (report.outcome, report.mistake) == (outcome, mistake) and report.hint


def test_the_first_matching_mistake_must_match_every_case():
    mistakes = {"doubled": lambda fit: fit - 2, "tripled": lambda fit: [0.0, fit - 3]}
    assert first_match(mistakes, [2, 2], 0.1) == "doubled"
    assert first_match(mistakes, [3, 3], 0.1) == "tripled"
    assert first_match(mistakes, [2, 3], 0.1) is None
    assert first_match({"nan": lambda fit: np.nan}, [1], 0.1) is None


@pytest.mark.parametrize("task", [1, 2, 3])
def test_every_hint_has_two_different_stages_in_sentences(task):
    for name, hint in (COMMON | TASKS[task].check.hints).items():
        assert hint.kind != hint.place, name
        for text in (hint.kind, hint.place):
            assert text[0].isupper() or text.startswith("theta"), name
            assert text.rstrip().endswith((".", "?", "...")), name


# --- Plain values and JSON ------------------------------------------------------------------

def test_plain_values_keep_numbers_and_containers():
    value = {np.int64(1): [np.float32(0.5), (np.array(2), "x")], 2.0: {3, 4}, "k": None}
    result = plain(value)
    assert result == {1: [0.5, (2, "x")], 2.0: {3, 4}, "k": None}
    assert type(next(iter(result))) is int and type(result[1][1][0]) is int
    assert type(plain(np.ones(2).view(np.recarray))) is np.ndarray
    assert plain(pd.Series([1.5, 2])).tolist() == [1.5, 2]
    assert plain(pd.Series([[1], [2, 3]])) == [[1], [2, 3]]


@pytest.mark.parametrize("value, mistake", [
    ([[1, 2], [3]], "ragged"), ([1, "2"], "not-numbers"), ({1: 2}, "not-numbers"),
    (None, "nothing-returned"), ([1, np.nan], "not-finite"), ([1, None], "not-numbers"),
])
def test_numbers_are_read_or_named(value, mistake):
    with pytest.raises(Mistaken) as caught:
        numbers(value)
    assert caught.value.verdict.mistake == mistake


ROUND_TRIPS = [
    None, 3, -2.5, "text", [1, [2.5, None]], (1, (2,)), {1, 2}, {1: [2, 3], "a": (1.5,)},
    Helper("perform_mf_als_step"), 10**18,
]


@pytest.mark.parametrize("value", ROUND_TRIPS, ids=repr)
def test_a_value_comes_back_as_it_went(value):
    result = from_text(to_text(value))
    assert result == value and type(result) is type(value)


@pytest.mark.parametrize("array", [
    np.arange(6.0).reshape(2, 3), np.arange(3), np.zeros((0, 2)), np.array(1.5)])
def test_an_array_comes_back_with_dtype_and_shape(array):
    result = from_text(to_text(array))
    np.testing.assert_array_equal(result, array, strict=True)


def test_a_frame_comes_back_with_its_row_labels():
    frame = pd.DataFrame({"user_id": [3, 1], "value": [0.5, 2]}, index=[7, 2])
    pd.testing.assert_frame_equal(from_text(to_text(frame)), frame)


@pytest.mark.parametrize("value", [
    np.nan, np.inf, True, np.array([np.nan]), np.array([True]), np.array(["a"]), object(), 1j])
def test_what_is_no_finite_number_is_not_encoded(value):
    with pytest.raises(ValueError, match="finite"):
        encode(value)


@pytest.mark.parametrize("text", [
    "true", "[true]", "NaN", "[Infinity]", "1e999", "9" * 5000, "9" * 30,
    "[" * 200_000 + "]" * 200_000, "[" * 20 + "]" * 20, "{", "", '{"other": 1}', "{}",
    '{"array": [true], "dtype": "int64", "shape": [1]}',
    '{"array": [1], "dtype": "object", "shape": [1]}',
    '{"array": [1, 2], "dtype": "int64", "shape": [3]}',
    '{"array": [1], "dtype": "int64", "shape": [-1]}',
    '{"array": [1], "dtype": "int64"}', '{"tuple": 3}', '{"dict": [1]}',
    '{"dict": [[[1], 2]]}', '{"set": [[1]]}', '{"frame": 3, "index": 4}', '{"text": 5}',
    '{"helper": "' + "x" * 1000 + '"}',
], ids=lambda text: text[:20])
def test_hostile_json_is_refused(text):
    with pytest.raises(ValueError):
        from_text(text)


def test_a_document_may_not_hold_too_many_values():
    with pytest.raises(ValueError, match="at most"):
        decode([0] * 2_000_001)


# --- The report -----------------------------------------------------------------------------

def test_a_report_shows_itself_in_words_and_escaped():
    report = Report(3, "error", None, "It stopped with <script>.", "Line <b>.")
    html = report._repr_html_()
    assert "Task 3: stopped with an error" in html and "stopped with &lt;script&gt;" in html
    assert "<script>" not in html and "<details>" in html and "Line &lt;b&gt;.</p>" in html
    assert repr(report).splitlines()[0] == "Task 3: stopped with an error"
    assert repr(report).isascii() and ".more()" in repr(report)
    assert repr(report.more()) == "Line <b>."


def test_outcomes_look_different_without_colours():
    looks = {}
    for outcome in WORDS:
        html = Report(1, outcome)._repr_html_()
        sign = re.search(r'aria-hidden="true"[^>]*>(.)<', html)[1]
        line = re.search(r"border-left: 6px (\w+) ", html)[1]
        looks.setdefault((sign, line), []).append(outcome)
        # JupyterLab's own colours, which are those of its theme.
        assert {*re.findall(r"color: ([^;\"]*)", html)} <= {*re.findall(r"var\(--jp-[^)]*\)", html)}
    assert sorted(looks.values()) == [
        ["not_attempted"], ["passed"], ["untried"], ["wrong", "error", "timeout"]]


def test_points_are_a_number_to_nbgrader_and_have_a_label_in_a_notebook():
    for outcome, points in (("passed", 3), ("wrong", 0), ("not_attempted", 0)):
        shown = Report(1, outcome).points(3)
        data, _ = DisplayFormatter().format(shown)
        assert shown == points and data["text/plain"] == str(points)
        assert data["text/html"] == f"<p>Points: {points} of 3</p>"


def test_a_passed_report_is_one_line():
    assert repr(Report(1, "passed")) == "Task 1: passed"
    assert repr(Report(1, "passed").more()) == "There is no closer hint."


SHIPPED = """
import sys
from course_utils.checks import check
from course_utils.checks.task1 import check as task1
from course_utils.checks.task2 import check as task2
from course_utils.checks.task3 import check as task3
held = [name for name in sys.modules if name.startswith((
    "course_utils.solutions", "sklearn", "course_utils.data.interactions"))]
assert not held, held
"""


def test_the_checks_import_no_answer():
    subprocess.run([sys.executable, "-c", SHIPPED], check=True)


class Unwilling:
    """Cannot be copied to bytes, and ends whoever tries."""

    def __reduce__(self):
        raise KeyboardInterrupt


def test_what_an_answer_puts_into_its_arguments_is_not_looked_into():
    def perform_mf_als_epoch(frame, user_reprs, item_reprs, reg_l):
        frame["own"] = [Unwilling()] * len(frame)
        return user_reprs, item_reprs

    assert check(4, perform_mf_als_epoch).mistake == "nothing-updated"


def test_the_same_numbers_are_judged_once_and_others_again(monkeypatch):
    judged = []

    def judge(task, cases, answers):
        judged.append([answer.value for answer in answers])
        return judging.Report(task, "wrong")

    monkeypatch.setattr(judging, "judge_task", judge)
    remembering = judging.remembering_judge()
    case = Case("two", (2,), {"x": np.arange(3.0)})
    helped = replace(case, variables={**case.variables, "f": Helper("f")})
    for cases, value in ([case], 1.0), ([helped], 1.0), ([case], 2.0), ([case], 1.0):
        remembering(1, cases, [Answer(value)])
    remembering(1, [replace(case, variables={"x": np.arange(4.0)})], [Answer(1.0)])
    assert judged == [[1.0], [2.0], [1.0]]
