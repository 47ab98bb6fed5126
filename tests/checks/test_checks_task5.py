"""The judge of task 5: its data tell stopping rules apart, and what may differ passes."""

from functools import cache
from itertools import islice

import numpy as np
import pytest

from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer, Mistaken
from course_utils.checks.task5 import check as task5
from course_utils.checks.task5.stopping import right_stops, wrong_stops
from course_utils.solutions import als
from course_utils.solutions.answers import load_answer

SEEDS = (0, 1, 2)
COUNTED = ("first-small-change", "two-small-changes", "small-changes-not-in-a-row")


@cache
def drawn(seed):
    return task5.draw_cases(np.random.default_rng(seed))


@cache
def history(seed, number, penalty, n_epochs=120):
    """The matrices after each epoch of a case, from the library."""
    *arguments, _ = drawn(seed)[number].arguments
    return list(islice(als.als_epochs(*arguments, penalty), n_epochs))


@cache
def losses(seed, number, step_penalty, loss_penalty):
    frame, users, items, reg_l, _ = drawn(seed)[number].arguments
    return np.array([als.mf_als_loss(frame, *both, reg_l, loss_penalty)
                     for both in [(users, items), *history(seed, number, step_penalty)]])


def training(seed, step_penalty="entity", loss_penalty="entity", *, on_average=False, extra=0):
    """Answers to all cases: the stop that the library finds, and `extra` epochs."""
    answers = []
    for number, case in enumerate(drawn(seed)):
        n = len(case.arguments[0])
        watched = losses(seed, number, step_penalty, loss_penalty)
        stop = als.epochs_until_stop(
            watched[1:] / (n if on_average else 1), case.arguments[-1]) + extra
        matrices = history(seed, number, step_penalty)[stop - 1]
        answers.append(Answer((*matrices, watched[stop] / n)))
    return answers


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("on_average", [False, True])
@pytest.mark.parametrize("loss_penalty", als.PENALTIES)
@pytest.mark.parametrize("step_penalty", als.PENALTIES)
def test_either_penalty_in_step_and_loss_and_either_scale_pass(
    seed, on_average, loss_penalty, step_penalty
):
    answers = training(seed, step_penalty, loss_penalty, on_average=on_average)
    verdict = task5.judge(drawn(seed), answers)
    assert verdict.mistake is None
    words = [("steps charge the penalty once for each pair", (step_penalty, loss_penalty) == (
                 "interaction", "entity")),
             ("loss charges the penalty once for each pair", (step_penalty, loss_penalty) == (
                 "entity", "interaction")),
             ("steps and your loss charge", step_penalty == loss_penalty == "interaction"),
             ("epsilon with the average loss", on_average)]
    assert [text in verdict.detail for text, _ in words] == [is_so for _, is_so in words]
    assert verdict.detail == "" or verdict.detail.count(".") == 1


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_remarks_say_of_the_readings_is_so(seed):
    for number in range(len(drawn(seed))):
        lengths = {
            penalty: sum(np.sum(matrix**2) for matrix in history(seed, number, penalty)[-1])
            for penalty in als.PENALTIES
        }
        assert lengths["interaction"] < lengths["entity"]
        watched = losses(seed, number, "entity", "entity")[1:]
        epsilon = drawn(seed)[number].arguments[-1]
        n = len(drawn(seed)[number].arguments[0])
        stops = [als.epochs_until_stop(watched / by, epsilon) for by in (n, 1)]
        assert stops[0] <= (stops[1] or np.inf)


@pytest.mark.parametrize("seed", SEEDS)
def test_one_epoch_more_or_less_passes_and_three_more_do_not(seed):
    mistakes = [task5.judge(drawn(seed), training(seed, extra=extra)).mistake
                for extra in (-1, 1, 3)]
    assert mistakes[:2] == [None, None]
    assert mistakes[2] == "too-many-small-changes"


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("step_penalty", "loss_penalty"), [
    ("entity", "entity"), ("entity", "interaction"), ("interaction", "interaction"),
])
@pytest.mark.parametrize("on_average", [False, True])
def test_some_case_has_a_rest_that_ends(seed, step_penalty, loss_penalty, on_average):
    """Rules that count small changes in another way stop early there, by two epochs or more."""
    tells_apart = []
    for number, case in enumerate(drawn(seed)):
        n = len(case.arguments[0]) if on_average else 1
        watched = losses(seed, number, step_penalty, loss_penalty) / n
        right = right_stops(watched, case.arguments[-1])
        wrong = dict(wrong_stops(watched, [], case.arguments[-1])[1:4])
        tells_apart.append(all(wrong[name].isdisjoint(right) for name in COUNTED))
    assert any(tells_apart)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_loss_of_the_matched_pair_never_rises_in_the_cases(seed):
    for number in range(5):
        for penalty in als.PENALTIES:
            watched = losses(seed, number, penalty, penalty)
            assert np.all(np.diff(watched) <= 1e-9 * watched[:-1])


def test_a_loss_that_is_one_per_cent_off_is_rejected():
    answers = [Answer((*answer.value[:2], answer.value[2] * 1.01)) for answer in training(0)]
    assert task5.judge(drawn(0), answers).mistake == "not-the-loss"


def test_matrices_that_are_ten_per_cent_off_are_rejected():
    answers = [Answer((answer.value[0] * 1.1, *answer.value[1:])) for answer in training(0)]
    assert task5.judge(drawn(0), answers).mistake == "epochs-differ"


def test_a_wrong_stop_in_the_last_case_alone_is_rejected():
    answers = [*training(0)[:-1], training(0, extra=-4)[-1]]
    assert task5.judge(drawn(0), answers).mistake is not None


@pytest.mark.parametrize("value", [
    0.3, (1.0, 2.0), (np.ones((2, 2)), None, 1.0), (np.ones((2, 2)), np.ones((3, 2)), [0.5, 0.4]),
])
def test_other_forms_are_named(value):
    with pytest.raises(Mistaken, match="not-three-values"):
        task5.judge(drawn(0), [Answer(value)] * 5)


def test_the_cases_are_small_enough_for_a_slow_honest_answer():
    """A ridge regression of scikit-learn takes one millisecond, and filtering a frame another."""
    for seed in SEEDS:
        steps = sum(
            als.epochs_until_stop(losses(seed, k, "entity", "entity")[1:], case.arguments[-1])
            * sum(map(len, case.arguments[1:3])) for k, case in enumerate(drawn(seed)))
        assert steps < 5000


def test_the_stand_in_for_task_4_is_right_and_changes_nothing():
    *arguments, _ = drawn(0)[1].arguments
    before = [matrix.copy() for matrix in arguments[1:3]]
    made = task5.CHECK.helpers["perform_mf_als_epoch"](*arguments)
    for matrix, expected in zip(made, als.perform_mf_als_epoch(*arguments), strict=True):
        np.testing.assert_allclose(matrix, expected, rtol=1e-9, atol=1e-20)
    for matrix, old in zip(arguments[1:3], before, strict=True):
        np.testing.assert_array_equal(matrix, old)


def items_first(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    exchanged = interactions_df.rename(columns={"user_id": "item_id", "item_id": "user_id"})
    return als.perform_mf_als_epoch(
        exchanged, item_repr_matrix, user_repr_matrix, reg_l)[::-1]


@pytest.mark.parametrize("epoch", [None, items_first])
def test_a_wrong_or_missing_epoch_is_replaced_and_the_report_says_so(epoch):
    notebook = load_answer(5)
    if epoch is not None:
        notebook["perform_mf_als_epoch"] = epoch
    report = examine(5, (notebook["perform_mf_als_training"],), 0)
    assert report.passed
    assert "perform_mf_als_epoch" in report.note


@pytest.mark.parametrize(("changes", "in_a_row", "not_in_a_row"), [
    ([9, 9, 1, 1, 1, 1], 5, 5), ([9, 9, 1, 1, 9, 1, 1, 1], 8, 6),
    ([9, 9, 1, 9, 1, 9, 1, 9], None, 7),
])
def test_stops_count_as_by_hand(changes, in_a_row, not_in_a_row):
    watched = 100 - np.cumsum([0, *changes], dtype=float)
    right = right_stops(watched, 2.0)
    assert right == (set() if in_a_row is None else {in_a_row + off for off in (-1, 0, 1)})
    wrong = dict(wrong_stops(watched, [], 2.0)[1:4])
    assert not_in_a_row in wrong["small-changes-not-in-a-row"]
