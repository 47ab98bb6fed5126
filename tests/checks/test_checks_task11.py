"""Task 11's check: the gradient would vanish after the step, if it changed as at its start."""

import numpy as np
import pytest
from scipy.special import expit

from course_utils import fit_newton, loss_log_likelihood
from course_utils.checks import check
from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task10.check import surprise
from course_utils.checks.task11.check import bends, draw_cases, judge

SEEDS = range(30)


def parts(params, data_x, data_y):
    """Gradient and Hessian."""
    p = expit(params["theta_0"] + params["theta_1"] * data_x)
    rows = np.column_stack([np.ones(len(data_x)), data_x])
    return rows.T @ (p - data_y), rows.T * (p * (1 - p)) @ rows


def moved(params, by):
    return {name: value + float(part)
            for (name, value), part in zip(params.items(), by, strict=True)}


def newton(params, data_x, data_y):
    gradient, hessian = parts(params, data_x, data_y)
    return moved(params, -np.linalg.solve(hessian, gradient))


def answers(function, cases):
    return [Answer(function(*case.arguments)) for case in cases]


@pytest.fixture
def cases():
    return draw_cases(np.random.default_rng(3))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_cases_are_well_conditioned_and_bends_are_their_hessians(seed):
    for params, x, y in (case.arguments for case in draw_cases(np.random.default_rng(seed))):
        _, hessian = parts(params, x, y)
        assert np.linalg.cond(hessian) < 1e4
        found = bends(surprise, np.array([*params.values()], dtype=float), x, y)
        np.testing.assert_allclose(found, hessian, rtol=1e-7, atol=1e-7 * hessian.max())


@pytest.mark.parametrize("seed", SEEDS)
def test_cases_have_in_common_what_the_judge_relies_on(seed):
    cases = draw_cases(np.random.default_rng(seed))
    first, second, third = (case.arguments for case in cases[:3])
    assert first[1] is second[1] and first[0] != second[0]
    assert first[0] == third[0] and len(first[1]) != len(third[1])
    assert repr(cases[6].arguments) == repr(first)
    assert any(type(value) is int for value in cases[-1].arguments[0].values())
    params, *data = cases[4].arguments
    assert loss_log_likelihood(newton(params, *data), *data) > loss_log_likelihood(params, *data)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_formula_passes_whatever_is_drawn(seed):
    report = examine(11, (newton,), seed)
    assert report.passed and not report.note


@pytest.mark.parametrize("part", [1e-7, 1e-6, 1e-4, 1e-3])
def test_a_hessian_from_differences_of_the_gradient_passes(part):
    def step(params, data_x, data_y):
        gradient, _ = parts(params, data_x, data_y)
        columns = [(parts({**params, name: params[name] + part}, data_x, data_y)[0]
                    - parts({**params, name: params[name] - part}, data_x, data_y)[0]) / (2 * part)
                   for name in params]
        return moved(params, -np.linalg.solve(np.column_stack(columns), gradient))

    for seed in SEEDS[:10]:
        assert examine(11, (step,), seed).passed


@pytest.mark.parametrize("form", [
    lambda new: {name: np.array([value]) for name, value in new.items()},
    lambda new: {name: np.float32(value) for name, value in new.items()},
    lambda new: dict(reversed([*new.items()])),
])
def test_numbers_of_any_kind_in_any_order_pass(form):
    assert check(11, lambda *arguments: form(newton(*arguments))).passed


@pytest.mark.parametrize("form, mistake", [
    (lambda new: np.array([*new.values()]), "no-dictionary"),
    (lambda new: (*new.values(),), "no-dictionary"),
    (lambda new: [new], "no-dictionary"),
    (lambda new: (new, 1.0), "several-parts"),
    (lambda new: {"theta_0": new["theta_0"]}, "other-keys"),
    (lambda new: {**new, "loss": 1.0}, "other-keys"),
    (lambda new: {0: new["theta_0"], 1: new["theta_1"]}, "other-keys"),
    (lambda new: {name: [value, value] for name, value in new.items()}, "arrays-as-values"),
    (lambda new: {name: str(value) for name, value in new.items()}, "not-numbers"),
    (lambda new: {name: value + np.nan for name, value in new.items()}, "not-finite"),
    (lambda new: {name: int(value) for name, value in new.items()}, "rounded"),
    (lambda new: None, "nothing-returned"),
])
def test_the_form_of_the_result_is_checked_first(form, mistake):
    assert check(11, lambda *arguments: form(newton(*arguments))).mistake == mistake


def of(step):
    """A function that makes the step which `step` makes of gradient and Hessian."""
    return lambda params, x, y: moved(params, step(*parts(params, x, y), len(x)))


@pytest.mark.parametrize("step, mistake", [
    (lambda g, h, n: -g, "gradient-step"),
    (lambda g, h, n: -g / n, "gradient-step"),
    (lambda g, h, n: -g / np.linalg.norm(g), "gradient-step"),
    (lambda g, h, n: g, "gradient-step"),
    (lambda g, h, n: -g / np.trace(h), "gradient-step"),
    (lambda g, h, n: -0.1 * np.linalg.solve(h, g), "wrong-length"),
    (lambda g, h, n: -2 * np.linalg.solve(h, g), "wrong-length"),
    (lambda g, h, n: -np.linalg.solve(h, g) / np.linalg.norm(g), "length-adapted"),
    (lambda g, h, n: -np.linalg.solve(h + 0.1 * np.eye(2), g), "diagonal-raised"),
    (lambda g, h, n: -np.linalg.solve(h + 1e-8 * np.eye(2), g), None),
    (lambda g, h, n: -np.linalg.solve(h / n, g), "averaged-in-part"),
    (lambda g, h, n: -np.linalg.pinv(h) @ g, None),
    (lambda g, h, n: np.linalg.solve(-h, g), None),
    (lambda g, h, n: np.linalg.solve(h, g), "uphill"),
    (lambda g, h, n: 0.5 * np.linalg.solve(h, g), "uphill"),
    (lambda g, h, n: 0 * g, "not-moved"),
    (lambda g, h, n: -np.linalg.solve(h * (2 * np.eye(2) - 1), g), "cross-term"),
])
def test_steps_are_told_by_direction_and_length(step, mistake):
    for seed in SEEDS[:5]:
        assert examine(11, (of(step),), seed).mistake == mistake


@pytest.mark.parametrize("n_steps", [2, 3])
def test_more_than_one_step_is_told(n_steps):
    def steps(params, *data):
        for _ in range(n_steps):
            params = newton(params, *data)
        return params

    assert check(11, steps).mistake == "several-steps"


def test_the_best_parameters_are_told():
    def best(params, *data):
        return dict(zip(params, fit_newton(*data), strict=True))

    assert check(11, best).mistake == "all-the-way"


@pytest.mark.parametrize("step", [
    lambda g, h, n: [0.1, 0.2], lambda g, h, n: -np.sqrt(np.abs(g)), lambda g, h, n: -g ** 3,
    lambda g, h, n: -np.linalg.solve(h @ h, g),
])
def test_a_mistake_that_is_not_in_the_catalogue_is_rejected_all_the_same(step):
    for seed in SEEDS[:5]:
        report = examine(11, (of(step),), seed)
        assert report.outcome == "wrong" and report.hint


def test_one_wrong_case_is_enough(cases):
    given = answers(newton, cases[:-1])
    assert judge(cases[:-1], given).mistake is None
    given[4] = Answer(moved(given[4].value, (0, 0.01)))
    assert judge(cases[:-1], given).mistake is not None


def test_changed_parameters_bring_a_remark_and_no_failure():
    def changes(params, *data):
        params.update(newton(params, *data))
        return params

    report = check(11, changes)
    assert report.passed and "changes the dictionary" in report.note


@pytest.mark.parametrize("helper", [
    "",
    "def loss_gradient(params, x, y):\n    return np.ones(2)\n",
    "def loss_gradient(params, x, y):\n    raise NotImplementedError\n",
])
def test_a_wrong_or_missing_gradient_is_replaced_and_the_report_says_so(helper):
    notebook = {"np": np, "parts": parts, "moved": moved}
    exec(compile(helper, "an earlier cell", "exec"), notebook)
    exec("def newton_step(params, data_x, data_y):\n"
         "    hessian = parts(params, data_x, data_y)[1]\n"
         "    gradient = loss_gradient(params, data_x, data_y)\n"
         "    return moved(params, -np.linalg.solve(hessian, gradient))\n", notebook)
    report = check(11, notebook["newton_step"])
    assert report.passed and "correct loss_gradient" in report.note
