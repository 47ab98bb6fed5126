"""Task 3's check: the ridge step's balance of pulls, its shapes and its exactness."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from course_utils.checks import check
from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task3.check import draw_cases, judge


def step(interacting_reprs, r_ui, reg_l):
    return Ridge(alpha=reg_l, fit_intercept=False).fit(interacting_reprs, r_ui).coef_


def answers(function, cases):
    return [Answer(function(*case.arguments)) for case in cases]


@pytest.fixture
def cases():
    return draw_cases(np.random.default_rng(3))


def test_the_tasks_example_comes_first_and_once_more_last(cases):
    reprs, r_ui, reg_l = cases[0].arguments
    np.testing.assert_array_equal(reprs, [[0.75, 0.15], [-0.12, 0.32], [0.44, -0.95]])
    assert r_ui.tolist() == [1, 0, 0] and reg_l == 0.1
    assert cases[-1].arguments is cases[0].arguments


def test_drawn_steps_tell_mistakes_apart():
    for seed in range(50):
        drawn = draw_cases(np.random.default_rng(seed))[1:-1]
        results = [step(*case.arguments) for case in drawn]
        assert min(result.min() for result in results) < -0.01
        assert {case.arguments[0].shape[1] for case in drawn} == {2, 3}
        for case in drawn:
            reprs, r_ui, reg_l = case.arguments
            assert len(reprs) > reprs.shape[1] + 2 and set(r_ui) == {0, 1} and r_ui[-1] == 1
            assert abs(reg_l - 1) > 0.05 and reg_l != 0.1


def test_an_exact_step_passes(cases):
    assert judge(cases, answers(step, cases)).mistake is None


@pytest.mark.parametrize("factor", [0.995, 1.005])
def test_a_penalty_half_a_percent_of_the_pull_away_fails(cases, factor):
    wrong = answers(lambda reprs, r_ui, reg_l: step(reprs, r_ui, reg_l) * factor, cases)
    assert judge(cases, wrong).mistake == "wrong-length"


def test_the_error_that_an_optimiser_leaves_passes(cases):
    near = answers(lambda *arguments: step(*arguments) * (1 + 1e-6), cases)
    assert judge(cases, near).mistake is None


@pytest.mark.parametrize("places", [1, 2, 3, 4])
def test_rounding_is_seen_even_where_it_is_small(cases, places):
    rounded = answers(lambda *arguments: np.round(step(*arguments), places), cases)
    assert judge(cases, rounded).mistake == "rounded"


def test_one_wrong_case_is_enough(cases):
    given = answers(step, cases)
    given[3] = Answer(given[3].value + 0.1)
    assert judge(cases, given).mistake == "only-the-example"


def test_an_array_that_is_changed_brings_a_remark_and_no_failure():
    def changes(interacting_reprs, r_ui, reg_l):
        result = step(interacting_reprs, r_ui, reg_l)
        interacting_reprs *= 2
        return result

    report = check(3, changes)
    assert report.passed and "changes the array" in report.note


def penalised(rule):
    """A step whose penalty follows another rule."""
    return lambda reprs, r_ui, reg_l: step(reprs, r_ui, rule(reg_l, len(r_ui)))


@pytest.mark.parametrize("rule, mistake", [
    (lambda reg_l, n: 0.01, "penalty-fixed"),
    (lambda reg_l, n: reg_l * n, "penalty-times-n"),
    (lambda reg_l, n: reg_l + 0.05, "penalty-scaled"),
    (lambda reg_l, n: reg_l**3, "penalty-scaled"),
])
def test_other_penalties_are_recognised(rule, mistake):
    assert check(3, penalised(rule)).mistake == mistake


def test_the_reading_of_the_paper_is_named_where_the_penalty_grows():
    assert "pays the penalty once" in check(3, penalised(lambda reg_l, n: reg_l * n)).more()


@pytest.mark.parametrize("function", [
    lambda reprs, r_ui, reg_l: step(reprs, np.arange(len(r_ui)), reg_l),
    lambda reprs, r_ui, reg_l: Ridge(alpha=reg_l, fit_intercept=False).fit(
        reprs, r_ui, sample_weight=1 + 40 * r_ui).coef_,
    lambda reprs, r_ui, reg_l: 0.5 * step(reprs, r_ui, reg_l) + 0.1 * reprs[0],
])
def test_a_mistake_that_is_not_in_the_catalogue_is_rejected_all_the_same(function):
    report = examine(3, (function,), 5)
    assert report.mistake == "not-the-minimum" and "unbalanced" in report.more()


@pytest.mark.parametrize("form, mistake", [
    (lambda p: p[None, :], "row-shape"),
    (lambda p: p[:, None], "column-shape"),
    (lambda p: p[0], "one-number"),
    (lambda p: p[:1], "wrong-shape"),
    (lambda p: (p, 0.0), "several-parts"),
    (lambda p: np.append(p, 0.1), "intercept-returned"),
    (lambda p: 0 * p, "all-zeros"),
    (lambda p: [], "same-for-all-data"),
])
def test_the_form_of_the_result_is_checked_first(form, mistake):
    assert check(3, lambda *arguments: form(step(*arguments))).mistake == mistake


@pytest.mark.parametrize("form", [list, tuple, lambda p: p.astype(np.float32)])
def test_lists_and_single_precision_pass(form):
    assert check(3, lambda *arguments: form(step(*arguments))).passed
