"""An answer that reads a variable of the notebook in place of an argument is told which."""

import numpy as np
import pandas as pd
import pytest
from catalogue import wrong
from nbformat import v4
from notebook_files import NOTEBOOKS

from course_utils.checks.report import Report
from course_utils.checks.tasks import TASKS, notebook_cases
from course_utils.checks.twins import altered, hints, named, variables_of

STEP = """
def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    q = np.asarray(interacting_reprs)
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(r_ui))
"""
EPOCH = """
def perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    users, items = user_repr_matrix.copy(), item_repr_matrix.copy()
    for user, rows in interactions_df.groupby("user_id"):
        users[user] = perform_mf_als_step(items[rows["item_id"]], rows["interacted"], reg_l)
    for item, rows in interactions_df.groupby("item_id"):
        items[item] = perform_mf_als_step(users[rows["user_id"]], rows["interacted"], reg_l)
    return users, items
"""
LINE = (
    "def perform_least_squares({}):\n    slope, level = np.polyfit({}, {}, 1)\n"
    "    return level, slope"
)
X, Y = "data[:, 0]", "data[:, 1]"
POINTS = (
    "data = np.array([[0.2, 0.5], [0.5, 1.4], [0.9, 1.0], [1.3, 1.7], [1.5, 2.6], [2.8, 2.3]])\n"
)


@pytest.mark.parametrize("task", TASKS)
def test_every_variable_has_a_hint_of_its_own_and_an_example(task):
    names = {f"reads-notebook-{one.name}" for one in variables_of(task)}
    assert names == hints(task).keys() <= wrong(task).keys()
    assert {*hints(task).items()} <= {*TASKS[task].check.hints.items()}
    for one in variables_of(task):
        hint = hints(task)[f"reads-notebook-{one.name}"]
        assert f"the notebook's {one.name} and not the argument {one.argument}:" in hint.kind


def test_other_names_are_the_notebooks():
    code = "\n".join(cell.source for path in NOTEBOOKS
                     for cell in v4.reads(path.read_text(encoding="utf-8")).cells
                     if cell.cell_type == "code")
    names = [name for task in TASKS.values() for name in task.other_names]
    assert names and [name for name in names if name not in code] == []


@pytest.mark.parametrize("value", [
    3, 0.1, np.arange(6.0), np.ones((4, 2)), np.array([0, 1, 1]), [0, 1, 0], [5, 3, 8],
    np.array([4, 2, 9]), {"theta_0": 1.0}, pd.DataFrame({"user_id": [0, 1], "interacted": [1, 0]})])
def test_an_altered_value_is_another_one_of_the_same_kind(value):
    other = altered(value)
    assert type(other) is type(value)
    same_shape = np.shape(other) == np.shape(value)
    assert not same_shape or not np.array_equal(np.asarray(other), np.asarray(value))


OF_POINTS = {
    "by name": LINE.format("points", X, Y),
    "computed outside": f"x, y = {X}, {Y}\n" + LINE.format("points", "x", "y"),
    "frame outside": "table = pd.DataFrame(data, columns=['x', 'y'])\n"
                     + LINE.format("points", "table['x']", "table['y']"),
    "in a helper": f"def columns():\n    return {X}, {Y}\n" + LINE.format(
        "points", "*columns()", "deg=1").replace(", 1)", ")"),
    "default argument": LINE.format("points, data=data", X, Y),
    "lambda": f"perform_least_squares = lambda points: tuple(np.polyfit({X}, {Y}, 1)[::-1])",
    "overwritten": LINE.format("points", X, Y).replace("\n", "\n    points = data\n", 1),
}


@pytest.mark.parametrize("name", OF_POINTS)
def test_points_of_the_notebook_are_told_however_they_are_reached(name, kernel):
    kernel.run(POINTS, OF_POINTS[name])
    report = kernel.check("check(1, perform_least_squares)")
    assert (report.outcome, report.mistake) == ("wrong", "reads-notebook-data"), report


def test_an_argument_that_is_used_in_part_is_told_as_that(kernel):
    kernel.run(POINTS, LINE.format("points", "points[:, 0]", Y))
    report = kernel.check("check(1, perform_least_squares)")
    assert report.mistake == "reads-notebook-too" and report.more().endswith("Here it is data.")


def test_two_variables_are_both_told(kernel):
    kernel.run(STEP, EPOCH.replace("item_repr_matrix, reg_l):", "item_matrix, lam):"))
    report = kernel.check("check(4, perform_mf_als_epoch)")
    assert report.mistake == "reads-notebook-item_repr_matrix"
    assert report.more().endswith("It does the same with reg_l.")


NOT_TOLD = {
    "another mistake, beside a variable of the notebook": (
        4,
        "dim = user_repr_matrix.shape[1]\n"
        + EPOCH.replace("users[rows", "user_repr_matrix[rows").replace(
            "    return", "    assert dim\n    return"
        ),
        "old-users-for-items",
    ),
    "a number in place of the argument": (
        4,
        EPOCH.replace("reg_l)", "0.1)").replace("matrix, 0.1):", "matrix, reg_l):"),
        "penalty-hard-coded",
    ),
    "swapped coefficients": (
        1,
        LINE.format("data", X, Y)
        .replace("level, slope\n", "")
        .replace("return level, slope", "return slope, level"),
        "swapped-coefficients",
    ),
}


@pytest.mark.parametrize("name", NOT_TOLD)
def test_another_mistake_is_told_as_that(name, kernel):
    task, source, mistake = NOT_TOLD[name]
    kernel.run(STEP, POINTS, source)
    assert kernel.check(f"check({task}, {TASKS[task].function})").mistake == mistake


RIGHT = {
    "shape of a matrix": "n, dim = user_repr_matrix.shape\n" + EPOCH.replace(
        "user_repr_matrix.copy(), item", "np.zeros((n, dim)), item"),
    "frame made to a matrix": (
        "known = interactions_pos_neg_df.pivot_table('interacted', 'user_id', 'item_id')\n"
        + EPOCH.replace("rows[\"interacted\"]", "known.loc[user, rows['item_id']]", 1)),
    "positives": "liked = set(map(tuple, interactions_df[['user_id', 'item_id']].to_numpy()))\n"
                 + EPOCH.replace("rows[\"interacted\"]",
                                 "[float((user, i) in liked) for i in rows['item_id']]", 1),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_the_arguments_do_not_bring_may_be_read(name, kernel):
    kernel.run(STEP, RIGHT[name])
    report = kernel.check("check(4, perform_mf_als_epoch)")
    assert (report.outcome, report.note) == ("passed", ""), report


TRUTH = """
import numpy as np
real_theta_0, real_theta_1 = -10, 1.5
def log_curve(x, theta_0, theta_1):
    return 1 / (1 + np.exp(-theta_0 - theta_1 * x))
def true_curve(x):
    return log_curve(x, real_theta_0, real_theta_1)
def loss_mle(params):
    p = {}
    return -np.prod(np.where(data_y == 1, p, 1 - p))
"""


@pytest.mark.parametrize("curve, name, other", [
    ("log_curve(data_x, real_theta_0, params['theta_1'])", "real_theta_0", ""),
    ("log_curve(data_x, params['theta_0'], real_theta_1)", "real_theta_1", ""),
    ("log_curve(data_x, real_theta_0, real_theta_1)", "real_theta_0", "real_theta_1"),
    ("true_curve(data_x)", "real_theta_0", "real_theta_1"),
])
def test_an_answer_that_reads_the_true_parameters_is_told(curve, name, other, kernel):
    kernel.run(TRUTH.format(curve))
    report = kernel.check("check(6, loss_mle)")
    assert report.mistake == f"reads-notebook-{name}"
    assert report.hint.startswith(f"Your function reads the notebook's {name} and not")
    assert (f"It does the same with {other}." in report.closer) == bool(other)


def test_the_true_parameters_are_no_matter_to_a_right_answer(kernel):
    kernel.run(TRUTH.format("log_curve(data_x, **params)"), "data_y = np.random.binomial(1, "
               "true_curve(data_x))\ntruth = [real_theta_0, real_theta_1]")
    assert kernel.check("check(6, loss_mle)").passed


def test_an_answer_that_reads_the_positives_too_is_told_the_frame(kernel):
    # It stops with the case's own frames, and again where both hold all pairs.
    wrong_epoch = EPOCH.replace("(interactions_df", "(df").replace(
        "interactions_df.group", "interactions_pos_neg_df.group").replace("    users, items", """\
    columns = ["user_id", "item_id"]
    known = set(map(tuple, interactions_pos_neg_df[columns].to_numpy()))
    if not set(map(tuple, interactions_df[columns].to_numpy())) < known:
        raise ValueError("the positive pairs must be a part of all")
    users, items""", 1)
    kernel.run(STEP, wrong_epoch)
    report = kernel.check("check(4, perform_mf_als_epoch)")
    assert report.mistake == "reads-notebook-interactions_pos_neg_df"


@pytest.mark.parametrize("stopped", [
    Report(3, "timeout"), Report(3, "untried"), Report(3, "error", "resource")],
    ids=["time", "statement", "memory"])
def test_where_a_try_comes_to_no_end_nothing_is_said_of_variables(stopped):
    cases = notebook_cases(3)
    report = Report(3, "wrong", "penalty-doubled")

    def told(n_ended):
        """What an answer is told that reads reg_l, where so many tries end; all tries."""
        tries = []

        def judged(tried, by):
            tries.append(tried)
            is_right = tried[0].variables["reg_l"] == by[0].arguments[2]
            outcome = "passed" if is_right else "wrong"
            return Report(3, outcome) if len(tries) <= n_ended else stopped

        return named(3, cases, report, judged), len(tries)

    found, n_tries = told(100)
    assert found.mistake == "reads-notebook-reg_l" and n_tries > 3
    assert [told(n_ended)[0] for n_ended in range(n_tries)] == [report] * n_tries
