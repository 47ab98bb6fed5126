"""The judge of task 6: single points decide, and the course's 20 points come first."""

import numpy as np
import pytest
from sklearn.metrics import log_loss

from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer, Mistaken
from course_utils.checks.task6 import check as task6
from course_utils.likelihood import curve as likelihood
from course_utils.solutions.likelihood import loss_mle

SEEDS = range(5)


def cases(seed):
    return task6.draw_cases(np.random.default_rng(seed))


def answers(drawn, change=lambda case, value: value):
    return [Answer(change(case, loss_mle(
        case.arguments[0], case.variables["data_x"], case.variables["data_y"])))
        for case in drawn]


def test_the_first_data_are_the_courses_own():
    data_x, data_y = likelihood.logistic_points()
    first = cases(0)[0]
    np.testing.assert_array_equal(first.variables["data_x"], data_x)
    np.testing.assert_array_equal(first.variables["data_y"], data_y)


@pytest.mark.parametrize("seed", SEEDS)
def test_all_calls_lie_in_the_search_box_and_away_from_rounding(seed):
    for case in cases(seed):
        theta_0, theta_1 = (case.arguments[0][name] for name in ("theta_0", "theta_1"))
        assert -50 <= theta_0 <= 50 and 0.01 <= theta_1 <= 100
        assert np.all(np.abs(theta_0 + theta_1 * case.variables["data_x"]) < 12)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_librarys_loss_passes(seed):
    drawn = cases(seed)
    assert task6.judge(drawn, answers(drawn)).mistake is None


@pytest.mark.parametrize("together", [True, False])
def test_one_number_that_is_a_thousandth_off_is_rejected(together):
    drawn = cases(1)
    off = [len(case.variables["data_x"]) > 1 for case in drawn].index(together)

    def change(case, value):
        return value * 1.001 if case is drawn[off] else value

    assert task6.judge(drawn, answers(drawn, change)).mistake == (
        "not-the-likelihood" if together is False else "other-curve")


def test_an_answer_that_is_right_for_the_courses_points_alone_is_rejected():
    drawn = cases(1)

    def change(case, value):
        return value if len(case.variables["data_x"]) in (1, 20) else value / 2

    assert task6.judge(drawn, answers(drawn, change)).mistake is not None


def test_an_answer_that_is_right_for_single_points_alone_is_rejected():
    drawn = cases(1)

    def change(case, value):
        return value if len(case.variables["data_x"]) == 1 else -0.5

    assert task6.judge(drawn, answers(drawn, change)).mistake is not None


def test_factors_that_are_all_too_small_by_half_are_rejected():
    drawn = cases(1)
    given = answers(drawn, lambda case, value: value / 2 ** len(case.variables["data_x"]))
    assert task6.judge(drawn, given).mistake is not None


def test_a_number_for_each_point_is_named():
    drawn = cases(0)
    given = [Answer(np.full(len(case.variables["data_x"]), -0.5)) for case in drawn]
    with pytest.raises(Mistaken, match="not-a-number"):
        task6.judge(drawn, given)


def test_an_array_of_one_number_counts_as_that_number():
    drawn = cases(0)
    assert task6.judge(drawn, answers(drawn, lambda case, value: np.array([value]))).mistake is None


def test_the_negative_log_likelihood_is_told_why_it_is_the_better_idea():
    hint = task6.HINTS["negative-log-likelihood"]
    assert "better idea" in hint.place and "negative log-likelihood" in hint.kind


def by_log_loss(change, **options):
    """A loss that scikit-learn refuses where all points have one label."""
    def loss_mle(params):
        p = likelihood.log_curve(data_x, params["theta_0"], params["theta_1"])  # noqa: F821
        return change(log_loss(data_y, p, **options))  # noqa: F821

    return loss_mle


@pytest.mark.parametrize("seed", SEEDS[:2])
@pytest.mark.parametrize("change, options, mistake", [
    (lambda loss: -np.exp(-loss), {"normalize": False}, None),
    (lambda loss: -np.exp(-20 * loss), {}, "needs-both-labels"),
    (lambda loss: np.exp(-loss), {"normalize": False}, "minus-forgotten"),
    (lambda loss: -np.exp(-loss), {}, "geometric-mean"),
    (lambda loss: loss, {"normalize": False}, "negative-log-likelihood"),
    (lambda loss: loss, {}, "negative-log-likelihood"),
    (lambda loss: -loss, {}, "log-likelihood"),
])
def test_an_answer_that_needs_both_labels_is_judged_by_points_that_have_both(
        change, options, mistake, seed):
    report = examine(6, (by_log_loss(change, **options),), seed)
    assert report.mistake == mistake and report.passed is (mistake is None)


def test_points_together_have_both_labels():
    for seed in SEEDS:
        for case in cases(seed):
            assert task6.is_telling(case) or {*case.variables["data_y"]} == {0, 1}
