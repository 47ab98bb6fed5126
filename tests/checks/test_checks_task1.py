"""Task 1's check: lines, their forms, and how exact they must be."""

import numpy as np
import pytest
from scipy.optimize import minimize
from sklearn.linear_model import HuberRegressor, SGDRegressor

from course_utils.checks import check
from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task1.check import CHECK, draw_cases, judge


def line(data):
    theta_1, theta_0 = np.polyfit(data[:, 0], data[:, 1], 1)
    return np.array([theta_0, theta_1])


def answers(function, cases):
    return [Answer(function(case.arguments[0].copy())) for case in cases]


@pytest.fixture
def cases():
    return draw_cases(np.random.default_rng(3))[:-CHECK.last_cases]


def test_the_tasks_points_come_first_and_once_more_last(cases):
    first, *_, last = [case.arguments[0] for case in cases]
    np.testing.assert_array_equal(
        first, [[0.2, 0.52], [0.5, 1.36], [0.9, 1], [1.3, 1.69], [1.5, 2.58], [2.8, 2.34]])
    np.testing.assert_array_equal(last, first)


def test_drawn_points_differ_with_the_seed_and_not_between_calls():
    one, same, other = (draw_cases(np.random.default_rng(seed))[1] for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.arguments[0], same.arguments[0])
    assert not np.array_equal(one.arguments[0], other.arguments[0])


def test_drawn_points_differ_in_number_and_are_not_sorted(cases):
    drawn = [case.arguments[0] for case in cases[1:-1]]
    assert len({len(data) for data in drawn} - {6}) == 3
    assert all((np.diff(data[:, 0]) < 0).any() for data in drawn)


def test_an_exact_line_passes(cases):
    assert judge(cases, answers(line, cases)).mistake is None


@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize("error", [1e-3, -1e-3])
def test_a_small_error_in_either_number_fails(cases, part, error):
    shift = error * np.eye(2)[part]
    assert judge(cases, answers(lambda data: line(data) + shift, cases)).mistake is not None


def test_the_error_that_an_optimiser_leaves_passes(cases):
    assert judge(cases, answers(lambda data: line(data) + 1e-6, cases)).mistake is None


@pytest.mark.parametrize("places", [0, 1, 2, 3, 4])
def test_rounding_is_seen_even_where_it_is_small(cases, places):
    verdict = judge(cases, answers(lambda data: np.round(line(data), places), cases))
    assert verdict.mistake == "rounded"


def test_one_wrong_data_set_is_enough(cases):
    given = answers(line, cases)
    given[2] = Answer(line(cases[2].arguments[0]) + 0.1)
    assert judge(cases, given).mistake == "only-the-example"


def test_an_array_that_is_changed_brings_a_remark_and_no_failure():
    def centres(data):
        means = data.mean(axis=0)
        data -= means
        slope = data[:, 0] @ data[:, 1] / (data[:, 0] @ data[:, 0])
        return means[1] - slope * means[0], slope

    report = check(1, centres)
    assert report.passed and "changes the array" in report.note
    assert check(1, line).note == ""


OTHER_FITS = {
    "a robust line": lambda data: _of(HuberRegressor().fit(data[:, :1], data[:, 1])),
    "too few steps": lambda data: _of(
        SGDRegressor(random_state=0, max_iter=2000).fit(data[:, :1], data[:, 1])),
    "a weighted line": lambda data: np.polyfit(*data.T, 1, w=1 + np.arange(len(data)))[::-1],
    "a line of logarithms": lambda data: np.polyfit(data[:, 0], np.log(np.abs(data[:, 1])), 1),
}


def _of(model):
    return np.append(model.intercept_, model.coef_)


@pytest.mark.parametrize("name", OTHER_FITS)
def test_a_mistake_that_is_not_in_the_catalogue_is_rejected_all_the_same(name):
    report = examine(1, (OTHER_FITS[name],), 5)
    assert report.mistake == "not-the-least-squares"
    assert "sum to" in report.more()


def walk(step, rounds, average):
    """A search by a fixed number of fixed steps downhill, on the average or the sum."""
    def perform_least_squares(data):
        X, y = np.column_stack([np.ones(len(data)), data[:, 0]]), data[:, 1]
        n = len(data) if average else 1
        gram, right = X.T @ X / n, X.T @ y / n
        theta = np.zeros(2)
        for _ in range(rounds):
            theta = theta - step * (gram @ theta - right)
        return theta

    return perform_least_squares


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("step, rounds, average", [
    (0.25, 1000, True), (0.1, 2000, True), (0.03, 1000, False), (0.004, 7_500, False)])
def test_a_search_whose_step_suits_the_example_alone_is_found_out(step, rounds, average, seed):
    function = walk(step, rounds, average)
    example, *_ = draw_cases(np.random.default_rng(0))
    points = example.arguments[0]
    assert np.allclose(function(points), line(points), atol=1e-4)
    with np.errstate(all="ignore"):
        assert not np.allclose(function(points + [10, 0]), line(points + [10, 0]), atol=1e-2)
    report = examine(1, (function,), seed)
    assert report.mistake in ("only-near-the-example", "only-the-example")


@pytest.mark.parametrize("seed", range(5))
def test_a_patient_search_by_small_steps_arrives_on_all_points_that_are_drawn(seed):
    assert examine(1, (walk(0.05, 20_000, average=True),), seed).passed


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("method", ["BFGS", "Nelder-Mead", "CG", "L-BFGS-B"])
def test_an_optimiser_arrives_on_all_points_that_are_drawn(method, seed):
    def perform_least_squares(data):
        return minimize(lambda theta: np.sum((data[:, 1] - theta[0] - theta[1] * data[:, 0]) ** 2),
                        [0, 0], method=method).x

    assert examine(1, (perform_least_squares,), seed).passed


@pytest.mark.parametrize("shift, mistake", [
    (lambda data: [0.3, 0], "wrong-intercept"),
    (lambda data: [-0.3 * data[:, 0].mean(), 0.3], "wrong-slope"),
])
def test_an_unknown_mistake_is_told_by_its_part(shift, mistake):
    report = check(1, lambda data: line(data) + shift(data))
    assert report.mistake == mistake


@pytest.mark.parametrize("form, mistake", [
    (lambda fit: {"theta_0": fit[0], "theta_1": fit[1]}, "not-a-pair"),
    (lambda fit: (*fit, 0.8), "not-a-pair"),
    (lambda fit: (), "not-a-pair"),
    (lambda fit: fit[None, :], "not-a-pair"),
    (lambda fit: (fit, fit), "not-a-pair"),
    (lambda fit: fit[1], "one-number"),
    (lambda fit: [fit[1]], "one-number"),
])
def test_the_form_of_the_result_is_checked_first(form, mistake):
    assert check(1, lambda data: form(line(data))).mistake == mistake
