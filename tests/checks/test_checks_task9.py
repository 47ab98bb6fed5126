"""Task 9's check: the ridge step of a new user, on the right rows in the right order."""

import numpy as np
import pytest
from sklearn.linear_model import Ridge

from course_utils.checks import check
from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task9.check import draw_cases, judge


def step(reprs, r_ui, reg_l):
    return Ridge(alpha=reg_l, fit_intercept=False).fit(reprs, r_ui).coef_


def fold_in(item_ids, interacted, item_repr_matrix, reg_l):
    return step(item_repr_matrix[item_ids], interacted, reg_l)


def answers(function, cases):
    return [Answer(function(*case.arguments)) for case in cases]


@pytest.fixture
def cases():
    return draw_cases(np.random.default_rng(3))


def test_the_last_call_repeats_the_first_and_drawn_ones_differ_with_the_seed(cases):
    assert cases[-1].arguments is cases[0].arguments
    one, same, other = (draw_cases(np.random.default_rng(seed))[2] for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.arguments[2], same.arguments[2])
    assert not np.array_equal(one.arguments[2], other.arguments[2])


def test_drawn_users_tell_mistakes_apart():
    for seed in range(50):
        for case in draw_cases(np.random.default_rng(seed)):
            item_ids, interacted, item_repr_matrix, reg_l = case.arguments
            assert len(set(item_ids)) == len(item_ids) == len(interacted) < len(item_repr_matrix)
            assert 0 < item_ids.min() and item_ids.max() < len(item_repr_matrix) - 1
            assert (np.diff(item_ids) > 0).any() and (np.diff(item_ids) < 0).any()
            assert set(interacted) == {0, 1} and 0 < reg_l and abs(reg_l - 1) > 0.05
            assert not np.array_equal(interacted, interacted[np.argsort(item_ids)])


def test_an_exact_step_passes(cases):
    assert judge(cases, answers(fold_in, cases)).mistake is None


def test_the_error_that_an_optimiser_leaves_passes(cases):
    near = answers(lambda *arguments: fold_in(*arguments) * (1 + 1e-6), cases)
    assert judge(cases, near).mistake is None


@pytest.mark.parametrize("factor", [0.995, 1.005])
def test_half_a_percent_away_fails(cases, factor):
    wrong = answers(lambda *arguments: fold_in(*arguments) * factor, cases)
    assert judge(cases, wrong).mistake == "wrong-length"


def test_one_wrong_case_is_enough(cases):
    given = answers(fold_in, cases)
    given[2] = Answer(given[2].value + 0.1)
    assert judge(cases, given).mistake == "only-the-example"


@pytest.mark.parametrize("form", [list, tuple, lambda p: p.astype(np.float32)])
def test_lists_and_single_precision_pass(form):
    assert check(9, lambda *arguments: form(fold_in(*arguments))).passed


@pytest.mark.parametrize("form, mistake", [
    (lambda p: p[None, :], "row-shape"),
    (lambda p: p[:, None], "column-shape"),
    (lambda p: p[0], "one-number"),
    (lambda p: (p, 0.0), "several-parts"),
    (lambda p: np.append(p, 0.1), "intercept-returned"),
    (lambda p: 0 * p, "all-zeros"),
    (lambda p: p + np.nan, "not-finite"),
    (lambda p: [[1.0], [1.0, 2.0]], "ragged"),
])
def test_the_form_of_the_result_is_checked_first(form, mistake):
    assert check(9, lambda *arguments: form(fold_in(*arguments))).mistake == mistake


@pytest.mark.parametrize("function", [
    lambda ids, r, items, reg_l: step(np.abs(items[ids]), r, reg_l),
    lambda ids, r, items, reg_l: step(items[ids], r * ids, reg_l),
    lambda ids, r, items, reg_l: fold_in(ids, r, items, reg_l) + 0.1 * items[0],
])
def test_a_mistake_that_is_not_in_the_catalogue_is_rejected_all_the_same(function):
    report = examine(9, (function,), 5)
    assert report.mistake == "not-the-minimum" and "unbalanced" in report.more()


def test_a_changed_matrix_brings_a_remark_and_no_failure():
    def changes(item_ids, interacted, item_repr_matrix, reg_l):
        result = fold_in(item_ids, interacted, item_repr_matrix, reg_l)
        item_repr_matrix += 1
        return result

    report = check(9, changes)
    assert report.passed and "changes the array" in report.note
    assert check(9, fold_in).note == ""


@pytest.mark.parametrize("helper", [
    "",
    "def perform_mf_als_step(reprs, r_ui, reg_l):\n    return reprs.mean(axis=0)\n",
    "def perform_mf_als_step(reprs, r_ui, reg_l):\n    raise NotImplementedError\n",
])
def test_a_wrong_or_missing_step_is_replaced_and_the_report_says_so(helper):
    notebook = {}
    exec(compile(helper, "an earlier cell", "exec"), notebook)
    exec(
        "def fold_in(item_ids, interacted, item_repr_matrix, reg_l):\n"
        "    return perform_mf_als_step(item_repr_matrix[item_ids], interacted, reg_l)\n",
        notebook,
    )
    report = check(9, notebook["fold_in"])
    assert report.passed and "correct perform_mf_als_step" in report.note
