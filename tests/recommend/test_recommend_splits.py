"""What is held out."""

import pandas as pd
import pytest

from course_utils.recommend.splits import evaluated_users, leave_one_out, split_by_time


def frame(*rows):
    return pd.DataFrame(rows, columns=["user_id", "item_id", "timestamp"])


FOUR = frame((0, 5, 10), (0, 3, 30), (0, 9, 30), (1, 2, 20), (2, 1, 5), (2, 4, 4))


def test_the_latest_interaction_is_held_out_and_ties_go_to_the_highest_id():
    train, test = leave_one_out(FOUR)
    assert test.values.tolist() == [[0, 9, 30], [2, 1, 5]]
    assert sorted([*train.index, *test.index]) == [*FOUR.index]


def test_the_order_of_the_rows_does_not_matter():
    shuffled = FOUR.sample(frac=1, random_state=2)
    for one, other in zip(leave_one_out(FOUR), leave_one_out(shuffled), strict=True):
        pd.testing.assert_frame_equal(one, other.sort_index())


def test_a_single_interaction_stays_in_the_training_part():
    assert 1 in leave_one_out(FOUR).train["user_id"].tolist()
    assert evaluated_users(leave_one_out(FOUR)).tolist() == [0, 2]


def test_one_moment_parts_all_users():
    train, test = split_by_time(FOUR, share=0.5)
    assert train["timestamp"].max() == 10 and test["timestamp"].min() == 20
    assert evaluated_users(split_by_time(FOUR, share=0.5)).tolist() == [0]


@pytest.mark.parametrize("share", [0.1, 0.35, 0.5, 0.66])
def test_at_least_the_share_is_for_training_and_times_stay_together(share):
    train, test = split_by_time(FOUR, share)
    assert len(train) >= share * len(FOUR)
    assert not {*train["timestamp"]} & {*test["timestamp"]}
    earlier = (FOUR["timestamp"] < train["timestamp"].max()).sum()
    assert earlier < share * len(FOUR)


@pytest.mark.parametrize("split, message", [
    (lambda: split_by_time(FOUR, 1), "share must be between 0 and 1"),
    (lambda: split_by_time(FOUR, 0.9), "holds nothing out"),
    (lambda: leave_one_out(FOUR.drop(columns="timestamp")), "no column 'timestamp'"),
    (lambda: leave_one_out(pd.concat([FOUR, FOUR], ignore_index=True)), "twice"),
    (lambda: leave_one_out(pd.concat([FOUR, FOUR])), "reset_index"),
    (lambda: leave_one_out(FOUR.assign(user_id=-1)), "whole numbers from 0"),
])
def test_bad_arguments_are_named(split, message):
    with pytest.raises(ValueError, match=message):
        split()


def test_arguments_are_not_changed():
    before = FOUR.copy()
    leave_one_out(FOUR), split_by_time(FOUR, 0.5)
    pd.testing.assert_frame_equal(FOUR, before)
