"""Task 10's check: a gradient agrees with its loss, and vanishes at the best parameters."""

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import approx_fprime
from scipy.special import expit

from course_utils import fit_newton, loss_log_likelihood
from course_utils.checks import check
from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task10.check import draw_cases, judge, slopes, square, surprise
from course_utils.likelihood.curve import loss_mse

SEEDS = range(30)


def gradient(params, data_x, data_y):
    residuals = expit(params["theta_0"] + params["theta_1"] * data_x) - data_y
    return np.array([residuals.sum(), residuals @ data_x])


def answers(function, cases):
    return [Answer(function(*case.arguments)) for case in cases]


@pytest.fixture
def cases():
    return draw_cases(np.random.default_rng(3))


@pytest.mark.parametrize("loss, of_point", [(loss_log_likelihood, surprise), (loss_mse, square)])
def test_slopes_are_those_of_the_courses_losses(loss, of_point, cases):
    for params, x, y in (case.arguments for case in cases[:-1]):
        theta = np.array([*params.values()], dtype=float)
        expected = approx_fprime(
            theta, lambda at, x=x, y=y: loss({"theta_0": at[0], "theta_1": at[1]}, x, y), 1e-7)
        found = slopes(of_point, theta, x, y).sum(axis=0)
        np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-4)


def test_slopes_of_a_very_steep_curve_are_finite_and_right(cases):
    params, x, y = cases[-1].arguments
    assert np.abs(params["theta_0"] + params["theta_1"] * x).max() > 710
    np.testing.assert_allclose(
        slopes(surprise, [*params.values()], x, y).sum(axis=0), gradient(params, x, y))


@pytest.mark.parametrize("seed", SEEDS)
def test_one_case_is_at_the_best_parameters_of_its_points(seed):
    params, x, y = draw_cases(np.random.default_rng(seed))[4].arguments
    np.testing.assert_allclose([*params.values()], fit_newton(x, y), rtol=1e-6)
    assert np.abs(gradient(params, x, y)).max() < 1e-8


@pytest.mark.parametrize("seed", SEEDS)
def test_cases_have_in_common_what_the_judge_relies_on(seed):
    cases = draw_cases(np.random.default_rng(seed))
    first, second, third = (case.arguments for case in cases[:3])
    assert first[1] is second[1] and first[0] != second[0]
    assert first[0] == third[0] and len(first[1]) != len(third[1])
    assert cases[6].arguments is not None and repr(cases[6].arguments) == repr(first)
    assert any(type(value) is int for value in cases[5].arguments[0].values())
    assert cases[3].arguments[0]["theta_1"] < 0 and cases[3].arguments[1].min() < 0
    for case in cases:
        assert {*case.arguments[2]} == {0, 1}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_formula_passes_whatever_is_drawn(seed):
    report = examine(10, (gradient,), seed)
    assert report.passed and not report.note


def quotient(step, sides):
    """A gradient from differences, as students write it."""
    def of(params, data_x, data_y):
        def loss(name, part):
            return loss_log_likelihood({**params, name: params[name] + part}, data_x, data_y)
        return [(loss(name, step) - loss(name, -step if sides == 2 else 0)) / (sides * step)
                for name in params]
    return of


@pytest.mark.parametrize("step, sides", [
    (1e-8, 1), (1e-7, 1), (1e-6, 1), (1e-7, 2), (1e-6, 2), (1e-5, 2), (1e-4, 2), (1e-3, 2)])
def test_a_sensible_difference_is_as_good_as_the_formula(step, sides):
    for seed in SEEDS[:10]:
        report = examine(10, (quotient(step, sides),), seed)
        assert report.passed, (seed, report)


@pytest.mark.parametrize("step, sides", [(1e-3, 1), (1e-2, 1), (3e-2, 2)])
def test_a_coarse_difference_is_nearly_right(step, sides):
    assert check(10, quotient(step, sides)).mistake == "nearly"


@pytest.mark.parametrize("form", [
    list, tuple, pd.Series, lambda g: g.astype(np.float32), lambda g: np.array(g, dtype=object),
    lambda g: (np.float64(g[0]), float(g[1]))])
def test_two_numbers_in_any_row_pass(form):
    assert check(10, lambda *arguments: form(gradient(*arguments))).passed


@pytest.mark.parametrize("form, mistake", [
    (lambda g: g[None, :], "matrix"),
    (lambda g: g[:, None], "matrix"),
    (lambda g: g[:, None].tolist(), "matrix"),
    (lambda g: g[0], "one-number"),
    (lambda g: g[:1], "one-number"),
    (lambda g: (0.5, g), "several-parts"),
    (lambda g: (g, np.eye(2)), "several-parts"),
    (lambda g: np.append(g, 1), "not-two-numbers"),
    (lambda g: dict(zip("ab", g, strict=True)), "dictionary"),
    (lambda g: g + np.nan, "not-finite"),
    (lambda g: [[1.0], [1.0, 2.0]], "ragged"),
    (lambda g: "0, 1", "not-numbers"),
    (lambda g: g.astype(int), "rounded"),
    (lambda g: g * 0, "always-the-same"),
    (lambda g: 0.01 * g, "constant-factor"),
    (lambda g: -3 * g, "constant-factor"),
    (lambda g: g + 0.01, "nearly"),
])
def test_other_forms_and_sizes_are_told(form, mistake):
    assert check(10, lambda *arguments: form(gradient(*arguments))).mistake == mistake


@pytest.mark.parametrize("function", [
    lambda params, x, y: gradient(params, np.abs(x), y) + 1,
    lambda params, x, y: gradient({**params, "theta_0": 0.9 * params["theta_0"]}, x, y),
    lambda params, x, y: gradient(params, x, y) ** 3,
    lambda params, x, y: gradient(params, np.sort(x), y),
    lambda params, x, y: [len(x), x.sum()],
])
def test_a_mistake_that_is_not_in_the_catalogue_is_rejected_all_the_same(function):
    for seed in SEEDS[:5]:
        report = examine(10, (function,), seed)
        assert report.outcome == "wrong" and report.hint


def test_one_wrong_case_is_enough(cases):
    given = answers(gradient, cases[:-1])
    assert judge(cases[:-1], given).mistake is None
    given[3] = Answer(given[3].value + [0, 1])
    assert judge(cases[:-1], given).mistake is not None


def test_changed_parameters_bring_a_remark_and_no_failure():
    def changes(params, data_x, data_y):
        result = gradient(params, data_x, data_y)
        params["theta_0"] += 1e-6
        return result

    report = check(10, changes)
    assert report.passed and "changes the dictionary" in report.note
    assert check(10, gradient).note == ""


@pytest.mark.parametrize("chances", [
    "np.array([1 / (1 + math.exp(-v)) for v in z])", "np.exp(z) / (1 + np.exp(z))",
    "1 - 1 / (1 + np.exp(z)) + 0 * np.log(1 / (1 + np.exp(-z)))"])
def test_what_fails_for_a_steep_curve_alone_is_told_as_that(chances):
    space = {}
    exec("import math\nimport numpy as np\ndef loss_gradient(params, x, y):\n"
         "    z = params['theta_0'] + params['theta_1'] * x\n"
         f"    r = {chances} - y\n    return np.array([r.sum(), r @ x])", space)
    report = check(10, space["loss_gradient"])
    assert report.mistake == "overflow" and "very steep curve" in report.more()
