"""Grading one submission: in the real sandbox, and what becomes of answers of every kind."""

import re
from dataclasses import asdict, replace

import numpy as np
import pandas as pd
import pytest
from catalogue import wrong
from classroom_sandbox import hostile_cells, make_course

from classroom.judging import examiner as grading
from classroom.judging.examiner import REFERENCE, Examiner, draw_all_cases
from classroom.judging.results import OUTCOMES, TaskResult
from classroom.sandbox.protocol import OUTCOMES as CALL_OUTCOMES
from classroom.sandbox.protocol import Limits
from classroom.sandbox.wall import Wall
from course_utils.checks import checking
from course_utils.checks.judging import judge_task
from course_utils.checks.notebook import attempts
from course_utils.checks.runner.cases import Answer
from course_utils.checks.tasks import TASKS, notebook_cases
from course_utils.personal_data import COURSE
from course_utils.solutions.answers import answer_source, load_answer

SEED = 20240501
HIDDEN = draw_all_cases(SEED)
PUBLIC = {task: notebook_cases(task) for task in TASKS}
GIGA = 10**9
# The honest training in scikit-learn takes the most.
LIMITS = Limits(statement_instructions=20 * GIGA, call_instructions=60 * GIGA)
LOG_CURVE = (
    "import numpy as np\n"
    "def log_curve(x, a, b):\n    return 1 / (1 + np.exp(-(a + b * x)))\n"
)
HANDOUT = (
    "class Record:\n    def step(self, *_):\n        return 0\n"
    "def load_record():\n    return Record()\n"
)


# As quick as an answer can be, so that a training in the sandbox takes a second.
STEP = """
import numpy as np
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    q = np.asarray(interacting_reprs)
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(r_ui))
"""
SOURCES = {task: answer_source(task) for task in TASKS} | {3: STEP}


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory):
    folder = tmp_path_factory.mktemp("edition")
    (folder / "course_utils").mkdir()
    (folder / "course_utils" / "__init__.py").write_text(LOG_CURVE)
    (folder / "course_utils" / "unsolved.py").write_text(HANDOUT)
    with Wall(make_course(tmp_path_factory, folder), LIMITS) as found:
        yield found


@pytest.fixture(scope="module")
def examiner(sandbox):
    return Examiner(sandbox, SEED)


@pytest.fixture(scope="module")
def grade(examiner):
    """Grade the reference answers with some of them replaced, and further cells at the end."""

    def graded(*more, cases=HIDDEN, tasks=TASKS, **replaced):
        cells = [replaced.get(f"task{task}", SOURCES[task]) for task in TASKS]
        return grade_cells(examiner, [*cells, *more], cases, tasks)

    return graded


def grade_cells(examiner, cells, cases=HIDDEN, tasks=TASKS):
    examiner.take([cells], {}, COURSE)
    examiner._own_cases = cases
    results = {}
    for task in tasks:
        passed = [one for one, result in results.items() if result.outcome == "passed"]
        results[task] = examiner.grade(task, passed)
    return results


def outcomes(results):
    return {task: result.outcome for task, result in results.items()}


ALL_PASSED = dict.fromkeys(TASKS, "passed")


def test_the_reference_answers_get_all_points(grade):
    results = grade(task3=answer_source(3))
    assert outcomes(results) == ALL_PASSED
    assert {task: result.points for task, result in results.items()} == {
        task.number: task.points for task in TASKS.values()}
    assert not any(result.stand_ins or result.notes for result in results.values())


def test_wrong_answers_get_their_mistakes_hints(grade):
    # The catalogue's tests try all of them on this side of the wall.
    made = {task: list(wrong(task).items())[(-1) ** task] for task in TASKS}
    results = grade(**{f"task{task}": text for task, (_, text) in made.items()})
    assert {task: one.mistake for task, one in results.items()} == {
        task: slug for task, (slug, _) in made.items()}
    for one in results.values():
        assert one.points == 0
        assert (one.hint, one.closer) != ("", "")


# Task 2 is no function. In the sandbox tasks 3 and 5 take long, and 4 and 9 read what they read.
QUIET_OR_LONG = {2, 3, 5}


def test_answers_that_read_the_notebook_in_place_of_an_argument_are_told_which(grade):
    made = {task: [item for item in wrong(task).items() if item[0].startswith("reads-notebook-")]
            for task in TASKS if task not in QUIET_OR_LONG}
    made = {task: found[-(task % 2)] for task, found in made.items()}
    results = grade(tasks=made, **{f"task{task}": text for task, (_, text) in made.items()})
    assert {task: one.mistake for task, one in results.items()} == {
        task: name for task, (name, _) in made.items()}
    for task, (name, _) in made.items():
        variable = name.removeprefix("reads-notebook-")
        words = f"{results[task].hint} {results[task].closer}"
        assert "notebook" in words and (variable in words or variable == "too")


PIVOT = """
known = interactions_pos_neg_df.pivot_table("interacted", "user_id", "item_id").to_numpy()
"""


def test_what_an_answer_makes_of_the_notebooks_frame_outside_goes_with_each_frame(grade):
    notebook = ("import numpy as np\nimport pandas as pd\ninteractions_pos_neg_df = pd.DataFrame("
                "{'user_id': [0, 0, 1], 'item_id': [0, 1, 0], 'interacted': [0, 1, 1]})\n")
    epoch = answer_source(4).replace("interacted[user_id, item_id]", "known[user_id, item_id]")
    assert epoch.count("known") == 2
    results = grade(task1=notebook + SOURCES[1], task4=PIVOT + epoch, tasks=(3, 4))
    assert outcomes(results) == {3: "passed", 4: "passed"}


def test_a_later_task_is_graded_with_a_correct_earlier_function(grade):
    results = grade(task3="def perform_mf_als_step(interacting_reprs, r_ui, reg_l):\n"
                          "    return 0 * interacting_reprs[0]")
    assert outcomes(results) == ALL_PASSED | {3: "wrong"}
    assert results[4].stand_ins == ("perform_mf_als_step",)
    assert "correct perform_mf_als_step in place of yours" in results[4].notes[0]
    assert results[4].points == TASKS[4].points and results[3].points == 0


def test_a_later_task_is_not_lent_what_it_does_not_need(grade):
    results = grade(task4="def perform_mf_als_epoch(*_):\n    raise NotImplementedError")
    assert outcomes(results) == ALL_PASSED | {4: "not_attempted"}
    assert (results[4].stand_ins, results[3].stand_ins) == ((), ())
    assert "perform_mf_als_epoch" in results[5].stand_ins


def test_correct_earlier_functions_are_not_replaced_to_name_a_mistake(grade):
    slug, text = list(wrong(4).items())[0]
    result = grade(task4=text, tasks=(3, 4))[4]
    assert (result.outcome, result.mistake, result.stand_ins) == ("wrong", slug, ())


def test_a_task_that_is_wrong_itself_stays_wrong_with_correct_helpers(grade):
    slug, text = list(wrong(4).items())[1]
    results = grade(task3="x = 1", task4=text, tasks=(3, 4))
    assert (results[3].outcome, results[4].outcome, results[4].mistake) == (
        "missing", "wrong", slug)
    assert "It was tried with your perform_mf_als_step" in results[4].notes[0]


def test_known_results_for_the_visible_data_are_worth_nothing(grade):
    pairs = {case.arguments[0].tobytes(): load_answer(1)["perform_least_squares"](*case.arguments)
             for case in PUBLIC[1]}
    task1 = (f"known = {({key: tuple(map(float, pair)) for key, pair in pairs.items()})!r}\n"
             "def perform_least_squares(data):\n"
             "    return known.get(data.tobytes(), (0.5, 0.5))")
    losses = {tuple(case.arguments[0].values()) + (case.variables["data_x"].tobytes(),
                                                   case.variables["data_y"].tobytes()):
              float(load_answer(6, {**case.variables})["loss_mle"](*case.arguments))
              for case in PUBLIC[6]}
    task6 = (f"losses = {losses!r}\n"
             "def loss_mle(params):\n"
             "    key = *params.values(), data_x.tobytes(), data_y.tobytes()\n"
             "    return losses.get(key, -0.5)")
    hidden, public = (grade(task1=task1, task6=task6, cases=cases, tasks=(1, 6))
                      for cases in (HIDDEN, PUBLIC))
    assert outcomes(public) == {1: "passed", 6: "passed"}
    assert outcomes(hidden) == {1: "wrong", 6: "wrong"}


def test_hidden_inputs_do_not_come_back_in_words(grade):
    first = PUBLIC[1][0].arguments[0]
    task1 = (
        "import numpy as np\n"
        "def perform_least_squares(data):\n"
        f"    if data.shape == {first.shape}:\n"
        f"        return np.polyfit(data[:, 0], data[:, 1], 1)[::-1]\n"
        "    raise ValueError(' '.join(map(repr, map(float, data.ravel()))))"
    )
    task3 = ("def perform_mf_als_step(interacting_reprs, r_ui, reg_l):\n"
             "    raise type(repr(interacting_reprs), (Exception,), {})(reg_l)")
    results = grade(task1=task1, task3=task3, tasks=(1, 3))
    assert (results[1].outcome, results[3].outcome) == ("error", "error")
    told = " ".join([results[1].hint, results[1].closer, *results[1].notes,
                     results[3].hint, results[3].closer, *results[3].notes])
    hidden = {f"{number:.6f}" for case in [*HIDDEN[1][1:-1], *HIDDEN[3][1:-1]]
              for number in np.ravel(case.arguments[0])}
    assert not hidden & {f"{float(number):.6f}"
                         for number in re.findall(r"-?\d+\.\d{5,}", told)}
    # What the visible data show may be told, and helps.
    assert f"{PUBLIC[1][1].arguments[0][0, 0]}" in told


def test_an_error_on_hidden_data_alone_is_told_without_its_text(grade):
    sizes = {case.arguments[0].tobytes() for case in PUBLIC[1]}
    task1 = (f"seen = {sizes!r}\n{answer_source(1)}\n"
             "honest = perform_least_squares\n"
             "def perform_least_squares(data):\n"
             "    if data.tobytes() in seen:\n        return honest(data)\n"
             "    raise ValueError(f'the secret is {data[0, 0]}')")
    result = grade(task1=task1, tasks=(1,))[1]
    assert (result.outcome, result.points) == ("error", 0)
    assert "other data" in result.hint and "secret" not in f"{result.hint} {result.closer}"


LOSS = """
import numpy as np
data_x, data_y = np.arange(20.0), np.arange(20) % 2
{}
def loss_mle(params):
    p = 1 / (1 + np.exp(-params["theta_0"] - params["theta_1"] * {}))
    return -np.prod(np.where({} == 1, p, 1 - p))
"""


@pytest.mark.parametrize("line, x, y, outcome", [
    ("xs = data_x.reshape(4, 5).ravel()", "xs", "data_y", "error"),
    ("points = np.stack([data_x, data_y]).reshape(2, 20)", "points[0]", "points[1]", "wrong"),
    ("xs, ys = np.array(data_x[:20]), [int(data_y[k]) for k in range(20)]", "xs", "np.array(ys)",
     "wrong"),
])
def test_a_statement_that_does_not_run_with_other_data_is_told(line, x, y, outcome, grade):
    result = grade(task6=LOSS.format(line, x, y), tasks=(6,))[6]
    assert (result.outcome, result.points, result.mistake) == (outcome, 0, None)
    assert "Error: " in result.hint
    assert result.closer.startswith(f"It stopped in the line {line.partition(' = ')[0]} = ")


def test_the_same_seed_gives_the_same_results(grade):
    slug, text = next(iter(wrong(2).items()))
    first, second = (grade(task2=text, cases=draw_all_cases(3), tasks=(1, 2, 6)) for _ in range(2))
    assert first == second
    assert first[2].mistake == slug


@pytest.fixture
def short_calls(sandbox):
    """For calls that end with their instructions."""
    sandbox.close()
    sandbox.limits = replace(LIMITS, call_instructions=6 * GIGA)
    yield
    sandbox.close()
    sandbox.limits = LIMITS


def test_each_way_to_end_costs_its_task_only(grade, short_calls):
    results = grade(
        task1="def perform_least_squares(data):\n    while True:\n        pass",
        task3="import os\ndef perform_mf_als_step(*_):\n    os._exit(0)",
        task6="def loss_mle(params):\n    return bytearray(1 << 30)",
    )
    assert outcomes(results) == ALL_PASSED | {1: "timeout", 3: "exit", 6: "resource"}
    assert all(results[task].hint for task in (1, 3, 6))


def test_missing_and_repeated_names_are_told(grade):
    results = grade(
        answer_source(6), task1="def least_squares(data):\n    return 1, 2", tasks=(1, 6)
    )
    assert outcomes(results) == {1: "missing", 6: "passed"}
    assert results[1].notes == ("There is no perform_least_squares in your notebooks.",)
    assert results[6].notes == (
        "loss_mle is defined 2 times in your notebooks: the last one counts.",)


def test_without_notebook_4_its_tasks_are_not_attempted(grade):
    results = grade(task7="", task8="", task9="", tasks=(1, 7, 8, 9))
    assert outcomes(results) == {1: "passed"} | dict.fromkeys((7, 8, 9), "not_attempted")
    assert all("notebook 4" in results[task].hint for task in (7, 8, 9))
    assert sum(result.points for result in results.values()) == TASKS[1].points


def test_one_missing_task_of_notebook_4_is_missing(grade):
    results = grade(task8="", tasks=(7, 8, 9))
    assert outcomes(results) == {7: "passed", 8: "missing", 9: "passed"}
    assert results[8].notes == ("There is no hit_rate_and_ndcg in your notebooks.",)


def test_a_lambda_that_calls_an_earlier_task_is_an_answer(grade):
    fold_in = ("fold_in = (\n"
               "    lambda ids, r, q, lam: perform_mf_als_step(np.asarray(q)[ids], r, lam))\n"
               "best = perform_mf_als_training(1 / 0)")
    result = grade(task9=fold_in, tasks=(9,))[9]
    assert (result.outcome, result.notes) == ("passed", ())


def test_a_fold_in_is_graded_with_the_students_own_step_or_a_correct_one(grade):
    fold_in = ("def fold_in(item_ids, interacted, item_repr_matrix, reg_l):\n"
               "    return perform_mf_als_step(item_repr_matrix[item_ids], interacted, reg_l)\n")
    own = grade(task9=fold_in, tasks=(3, 9))[9]
    assert (own.outcome, own.stand_ins) == ("passed", ())
    helped = grade(task9=fold_in, task3=wrong(3)["penalty-ignored"], tasks=(3, 9))
    assert outcomes(helped) == {3: "wrong", 9: "passed"}
    assert helped[9].stand_ins == ("perform_mf_als_step",)
    assert "look at the earlier" in helped[9].notes[0]


def test_the_stubs_empty_variables_are_no_second_definition(grade):
    stub = "".join(f"{name} = None\n" for name in TASKS[2].names)
    result = grade(task2=stub + answer_source(2), tasks=(2,))[2]
    assert (result.outcome, result.notes) == ("passed", ())
    assert grade(task2=stub, tasks=(2,))[2].outcome == "not_attempted"


@pytest.mark.parametrize("cell, line, message", [
    (f"{answer_source(1)}\nreturn 5 +", None, "SyntaxError: invalid syntax"),
    ("def perform_least_squares(data):\n    x = 1\n  return 1, x", 3, "IndentationError: unindent"),
    ("def perform_least_squares(data):\nreturn 1, x", 2, "IndentationError: expected"),
    ("x = 1\ndef perform_least_squares(data, x=y):\n    return 1, x", 2, "NameError: name 'y'"),
    ("perform_least_squares = np.polyfit_lines", 1, "NameError: name 'np'"),
    ("@cached\ndef perform_least_squares(data):\n    return 1, 2", 2, "NameError: name 'cached'")])
def test_a_cell_that_does_not_run_is_the_hint_where_it_costs_points(grade, cell, line, message):
    results = grade("nothing = 1 / 0", task1=cell, tasks=(1, 3))
    assert results[1].outcome == "error"
    where = f"Line {line or cell.count(chr(10)) + 1} of your cell does not run: "
    assert results[1].hint.startswith(where + message)
    assert "string" not in results[1].hint
    texts = [text for one in results.values() for text in (one.hint, *one.notes)]
    assert not any("ZeroDivision" in text for text in texts)


@pytest.mark.parametrize("body", [
    "pass", "...", "return None", "return", '"""Fit a line."""', "raise NotImplementedError",
    "raise NotImplementedError('write me')", "# here\n    return theta_0, theta_1",
    "x, y = data[:, 0], data[:, 1]\n\n    # TODO\n\n    return theta_0, theta_1",
    "theta_0, theta_1 = None, None\n    return theta_0, theta_1", "return (None, None)",
    "theta_0 = ...\n    theta_1 = ...\n    return theta_0, theta_1", "print('to do')",
    "n = len(data)\n    return -best"])
def test_a_stub_of_any_style_is_not_attempted(grade, body):
    cell = f"def perform_least_squares(data):\n    {body}\n\na, b = perform_least_squares(data)"
    assert grade(task1=cell, tasks=(1,))[1].outcome == "not_attempted"


@pytest.mark.parametrize("body", [
    "return 0.3, 0.9", "x, y = data.T\n    return x.mean(), y.mean()", "return data[0]",
    "theta0, theta1 = np.polyfit(*data.T, 1)\n    return theta_0, theta_1", "return [], []"])
def test_a_bad_try_is_a_try(grade, body):
    cell = f"import numpy as np\ndef perform_least_squares(data):\n    {body}"
    assert grade(task1=cell, tasks=(1,))[1].outcome in ("wrong", "error")


def test_the_recorded_example_does_not_take_the_place_of_an_answer(grade):
    handout = ("from course_utils.unsolved import load_record\nrecord = load_record()\n"
               "perform_mf_als_step = record.step")
    assert outcomes(grade(handout)) == ALL_PASSED


@pytest.mark.parametrize("name, step", [
    ("forged_results", TASKS[3].points), ("printing", TASKS[3].points), ("exits", TASKS[3].points),
    # It lets IPython read every later cell as "assert True", its own answer too.
    ("patched_checks", 0),
])
def test_hostile_notebooks_get_no_points_for_what_they_try(examiner, name, step):
    results = grade_cells(examiner, [*hostile_cells(name), answer_source(3)])
    assert [result.points for result in results.values()] == [
        step if task == 3 else 0 for task in TASKS]


def test_other_seeds_draw_other_inputs():
    assert draw_all_cases(1)[1][1].arguments[0].tolist() != HIDDEN[1][1].arguments[0].tolist()
    again = draw_all_cases(SEED)
    for task in TASKS:
        assert again[task] is not HIDDEN[task]
        for one, other in zip(again[task], HIDDEN[task], strict=True):
            assert repr((one.arguments, one.variables)) == repr((other.arguments, other.variables))


# Task 2's check tries the frame of the notebook.
@pytest.mark.parametrize("task", sorted(set(TASKS) - {2}))
def test_public_cases_are_those_of_the_notebooks_check(task, monkeypatch):
    seen = []

    def note(function, cases, helpers, seconds, remake=None):
        seen.extend(cases)
        return [Answer(status="not_attempted")] * len(cases)

    monkeypatch.setattr(attempts, "answers_to", note)
    checking.check(task, len)
    assert repr(seen) == repr(PUBLIC[task])


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize("status", sorted(set(CALL_OUTCOMES) - {"ok"}))
def test_each_end_of_a_call_has_an_outcome_and_a_hint(task, status):
    answers = [Answer(status=status, message="no reason")] * len(HIDDEN[task])
    found = grading._judged(judge_task, task, HIDDEN[task], answers)
    assert found.outcome == status
    assert found.outcome in OUTCOMES
    assert found.report.hint


FORGERIES = [
    set(), [[]] * 900, [1e308, -1e308], [5e-324, 5e-324], {str(k): k for k in range(500)},
    {(k, "a"): [k] for k in range(300)}, {1, "a", (2, "b"), 2.5}, [[1, 2], [3]], [2**62, 2**62],
    np.zeros((0, 2)), np.zeros((2, 0)), np.full(1_000, 1e308), np.zeros((40, 40)),
    [[[[[[[[[1]]]]]]]]], ({"a": []}, {"b": ()}), (1e308, "x" * 200),
    None, 0, -1.5, "text", [], {}, (), [[]], [1, [2, [3]]], {"a": 1}, {1: [2], 3: "x"}, ((), ()),
    np.zeros((0, 3)), np.zeros((3, 0)), np.zeros((2, 2, 2)), np.array(5), 2**62, 1e308,
    np.full((8, 2), 1e308), pd.DataFrame({"a": [1.0]}), [None, None], (None, None, None),
    ([[0.0]], [[1.0, 2.0]]), {"theta_0": 1.0}, {3, 4}, [{}, {}], (np.eye(2), "x", 3.0),
]


@pytest.mark.parametrize("task", TASKS)
def test_no_forged_answer_stops_the_grader_or_passes(task):
    for forged in FORGERIES:
        for value in (forged, dict.fromkeys(TASKS[task].names, forged)):
            answers = [Answer(value)] * len(HIDDEN[task])
            found = grading._judged(judge_task, task, HIDDEN[task], answers)
            assert found.outcome in set(OUTCOMES) - {"passed"}, value


def test_a_judge_that_stumbles_costs_one_task():
    def stumble(*_):
        raise ZeroDivisionError

    found = grading._judged(stumble, 1, HIDDEN[1], [Answer((1.0, 2.0))] * len(HIDDEN[1]))
    assert (found.outcome, found.mistake) == ("wrong", None)
    assert "ZeroDivisionError" in found.report.closer


def test_lent_functions_are_the_references():
    case = HIDDEN[4][1]
    frame, users, items, reg_l = case.arguments
    rows = items[:5], np.array([1, 0, 0, 1, 1]), reg_l
    own = load_answer(3)["perform_mf_als_step"](*rows)
    np.testing.assert_allclose(REFERENCE["perform_mf_als_step"](*rows), own)
    epoch = load_answer(4, {**case.variables, **load_answer(3)})["perform_mf_als_epoch"]
    answers = REFERENCE["perform_mf_als_epoch"](*case.arguments)
    for mine, other in zip(answers, epoch(*case.arguments), strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-9)


def test_lent_functions_refuse_what_would_fill_the_graders_memory():
    wide = np.zeros((1, 20_000))
    with pytest.raises(ValueError, match="64 columns"):
        REFERENCE["perform_mf_als_step"](wide, [1], 0.1)
    frame = pd.DataFrame({"user_id": [0], "item_id": [0], "interacted": [1]})
    for matrices in ((wide, wide[:, :2]), (wide[:, :2], wide)):
        with pytest.raises(ValueError, match="64 columns"):
            REFERENCE["perform_mf_als_epoch"](frame, *matrices, 0.1)


def test_results_can_be_stored():
    result = TaskResult(3, "wrong", 0, "slug", "hint", "closer", ("note",), ("name",))
    assert TaskResult(**asdict(result)) == result
