"""The judge of task 4: what it draws, what it lets pass, what it names."""

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer, Mistaken
from course_utils.checks.task4 import check as task4
from course_utils.solutions import als
from course_utils.solutions.answers import load_answer

SEEDS = range(5)


def square_cases(seed):
    """The cases by which mistakes are named."""
    return task4.draw_cases(np.random.default_rng(seed))[:-task4.CHECK.last_cases]


def last_cases(seed):
    return task4.draw_cases(np.random.default_rng(seed))[-task4.CHECK.last_cases:]


def answers(cases, change=lambda users, items: (users, items), penalty="entity"):
    return [Answer(change(*als.perform_mf_als_epoch(*case.arguments, penalty))) for case in cases]


@pytest.mark.parametrize("seed", SEEDS)
def test_every_user_and_item_has_both_values_and_the_rows_are_shuffled(seed):
    for case in task4.draw_cases(np.random.default_rng(seed)):
        frame = case.arguments[0]
        for column in ("user_id", "item_id"):
            assert frame.groupby(column)["interacted"].nunique().eq(2).all()
            assert sorted(frame[column].unique()) == list(range(frame[column].nunique()))
            assert not frame[column].drop_duplicates().is_monotonic_increasing
        assert not frame.duplicated(["user_id", "item_id"]).any()


def test_the_dictionaries_are_in_the_order_of_the_frame():
    for case in task4.draw_cases(np.random.default_rng(0)):
        frame = case.arguments[0]
        expected = load_answer(2, {"interactions_pos_neg_df": frame})
        for name in ("interactions_pos_neg_user_dict", "interactions_pos_neg_item_dict"):
            assert case.variables[name] == expected[name]


def test_drawn_data_differ_from_seed_to_seed_and_the_first_case_does_not():
    one, same, other = (task4.draw_cases(np.random.default_rng(seed)) for seed in (1, 1, 2))
    for k in range(3):
        assert one[k].arguments[0].equals(same[k].arguments[0])
        assert one[k].arguments[0].equals(other[k].arguments[0]) == (k == 0)


@pytest.mark.parametrize("penalty", als.PENALTIES)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_librarys_epoch_passes_with_either_penalty(seed, penalty):
    cases = square_cases(seed)
    verdict = task4.judge(cases, answers(cases, penalty=penalty))
    is_literal = penalty == "interaction"
    assert verdict.mistake is None
    assert verdict.detail == (task4.PENALTY_FOR_EACH_PAIR if is_literal else "")
    last = last_cases(seed)
    assert task4.judge_last(last, answers(last, penalty=penalty)).mistake is None


@pytest.mark.parametrize("side", [0, 1])
def test_the_last_cases_have_unequal_sizes_and_are_judged(side):
    cases = last_cases(0)
    sizes = [tuple(len(matrix) for matrix in case.arguments[1:3]) for case in cases]
    assert sizes[0][0] > sizes[0][1] and sizes[1][0] < sizes[1][1]

    def change(*matrices):
        matrices[side][-1] += 0.01
        return matrices

    assert task4.judge_last(cases, answers(cases, change)).mistake == task4.CHECK.last_mistake


@pytest.mark.parametrize("side", [0, 1])
def test_one_representation_that_is_a_hundredth_off_is_rejected(side):
    cases = square_cases(3)

    def change(*matrices):
        matrices[side][2] += 0.01
        return matrices

    mistake = task4.judge(cases, answers(cases, change)).mistake
    assert mistake == ("users-not-best" if side == 0 else "items-not-best")


def test_single_precision_passes():
    cases = square_cases(3)

    def change(*matrices):
        return tuple(matrix.astype(np.float32).astype(np.float64) for matrix in matrices)

    assert task4.judge(cases, answers(cases, change)).mistake is None


@pytest.mark.parametrize("value", [
    3.0, (np.ones((8, 2)),), (np.ones((2, 8)), np.ones((2, 8))), [1, 2, 3],
])
def test_other_forms_are_named(value):
    cases = square_cases(0)
    with pytest.raises(Mistaken, match="not-two-matrices"):
        task4.judge(cases, [Answer(value)] * len(cases))


def test_a_case_that_is_right_does_not_hide_one_that_is_wrong():
    cases = square_cases(0)
    given = answers(cases)
    given[-1] = replace(given[-1], value=tuple(case.copy() for case in cases[-1].arguments[1:3]))
    assert task4.judge(cases, given).mistake is not None


@pytest.mark.parametrize("seed", SEEDS)
def test_the_stand_in_for_task_3_is_right_and_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    reprs, r = rng.normal(size=(6, 3)), rng.integers(0, 2, 6)
    before = reprs.copy(), r.copy()
    step = task4.CHECK.helpers["perform_mf_als_step"]
    np.testing.assert_allclose(
        step(reprs, r, 0.3), als.perform_mf_als_step(reprs, r, 0.3), rtol=1e-9)
    np.testing.assert_array_equal(reprs, before[0])
    np.testing.assert_array_equal(r, before[1])


def notebook_with(step):
    notebook = load_answer(4)
    if step is not None:
        notebook["perform_mf_als_step"] = step
    return notebook["perform_mf_als_epoch"]


def wrong_step(interacting_reprs, r_ui, reg_l):
    return interacting_reprs.mean(axis=0)


@pytest.mark.parametrize("step", [None, wrong_step])
def test_a_wrong_or_missing_step_is_replaced_and_the_report_says_so(step):
    report = examine(4, (notebook_with(step),), 0)
    assert report.passed
    assert "perform_mf_als_step" in report.note


def test_a_right_step_of_ones_own_needs_no_remark():
    report = examine(4, (notebook_with(als.perform_mf_als_step),), 0)
    assert report.passed and not report.note


def test_the_judges_load_no_answer():
    code = ("import sys\nfrom course_utils.checks.tasks import TASKS\n"
            "[task.check for task in TASKS.values()]\n"
            "print([n for n in sys.modules if n.startswith('course_utils.') and "
            "any(w in n for w in ('solutions', 'als', 'likelihood'))])")
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == "[]"
