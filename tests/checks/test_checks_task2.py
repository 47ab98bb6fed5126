"""Task 2's check: the notebook's dictionaries against its frame, and cells on drawn frames."""

from collections import defaultdict, deque

import catalogue
import numpy as np
import pandas as pd
import pytest

from course_utils.checks import check
from course_utils.checks.judging import judge_task
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task2.check import draw_cases, judge, notebook_case
from course_utils.checks.tasks import TASKS


def dictionaries(frame):
    users, items = defaultdict(list), defaultdict(list)
    for user_id, item_id in zip(frame["user_id"], frame["item_id"], strict=True):
        users[user_id].append(item_id)
        items[item_id].append(user_id)
    return users, items


@pytest.fixture
def frame():
    return draw_cases(np.random.default_rng(4))[1].facts["frame"]


def test_drawn_frames_hold_every_id_once_a_pair_and_both_values():
    for seed in range(20):
        for case in draw_cases(np.random.default_rng(seed)):
            frame = case.facts["frame"]
            assert not frame.duplicated(["user_id", "item_id"]).any()
            assert set(frame["interacted"]) == {0, 1}
            assert set(frame["user_id"]) == set(range(case.variables["n_users"]))
            assert set(frame["item_id"]) == set(range(case.variables["n_items"]))
            assert len(case.variables["interactions_df"]) == frame["interacted"].sum()


@pytest.mark.parametrize("collection", [
    list, tuple, np.array, pd.Series, deque, sorted, lambda ids: list(reversed(ids)),
    lambda ids: [np.int32(id_) for id_ in ids]])
def test_any_order_and_any_list_like_value_is_right(frame, collection):
    users, items = ({key: collection(ids) for key, ids in side.items()}
                    for side in dictionaries(frame))
    assert check(2, users, items, frame).passed


def test_keys_may_be_any_whole_numbers_and_empty_lists_may_be_there(frame):
    users, items = dictionaries(frame)
    users = {float(key): ids for key, ids in users.items()} | {500: []}
    items = {np.int64(key): ids for key, ids in items.items()}
    assert check(2, users, items, frame).passed


def test_a_repeated_row_may_count_once_or_as_often_as_it_stands_there(frame):
    longer = pd.concat([frame, frame.iloc[:1]])
    assert check(2, *dictionaries(frame), longer).passed
    assert check(2, *dictionaries(longer), longer).passed
    assert check(2, *dictionaries(longer), frame).mistake == "ids-repeated"


def test_the_dictionaries_and_the_frame_are_unchanged(frame):
    users, items = dictionaries(frame)
    before = dict(users), dict(items), frame.copy()
    check(2, users, items, frame)
    assert (dict(users), dict(items)) == before[:2] and frame.equals(before[2])


@pytest.mark.parametrize("blank", [({}, {}), (None, None), (..., ...), (defaultdict(list), {})])
def test_empty_dictionaries_are_not_attempted(blank, frame):
    assert check(2, *blank, frame).outcome == "not_attempted"


@pytest.mark.parametrize("side", [0, 1])
def test_one_missing_dictionary_is_a_mistake(side, frame):
    given = list(dictionaries(frame))
    for missing in ({}, None):
        given[side] = missing
        assert check(2, *given, frame).mistake == "one-dictionary-missing"


@pytest.mark.parametrize("side, mistake", [(0, "positives-only"), (1, "positives-only")])
def test_a_mistake_in_one_dictionary_alone_is_named(side, mistake, frame):
    given = list(dictionaries(frame))
    given[side] = dictionaries(frame[frame["interacted"] == 1])[side]
    assert check(2, *given, frame).mistake == mistake


@pytest.mark.parametrize("side, mistake", [(0, "only-users-wrong"), (1, "only-items-wrong")])
def test_the_wrong_dictionary_is_named_with_a_place_in_the_notebook_only(side, mistake, frame):
    given = list(dictionaries(frame))
    given[side] = {key: [*ids[1:], ids[0] - ids[0]] for key, ids in given[side].items()}
    in_notebook = check(2, *given, frame)
    assert in_notebook.mistake == mistake and "Compare the list of" in in_notebook.more()
    case = notebook_case(frame)
    case.facts.pop("is_public")
    hidden = judge_task(2, [case], [Answer(tuple(given))])
    assert hidden.mistake == mistake and "Compare the list of" not in hidden.more()


def test_a_right_cell_passes_on_drawn_frames_and_a_fixed_one_does_not():
    cases = draw_cases(np.random.default_rng(8))
    right = [dictionaries(case.facts["frame"]) for case in cases]
    assert judge(cases, [Answer(value) for value in right]).mistake is None
    fixed = [Answer(right[0])] * len(cases)
    assert judge(cases, fixed).mistake == "same-for-all-data"


@pytest.mark.parametrize("name", catalogue.right(2))
def test_right_cells_pass_in_the_notebook_too(name):
    case = draw_cases(np.random.default_rng(9))[2]
    notebook = dict(case.variables)
    exec(compile(catalogue.right(2)[name], name, "exec"), notebook)
    given = (notebook[variable] for variable in TASKS[2].names)
    assert check(2, *given, case.facts["frame"]).passed


def test_hostile_contents_bring_a_report(frame):
    class Key:
        def __hash__(self):
            return 1

        def __eq__(self, other):
            return True

    users, items = dictionaries(frame)
    assert check(2, {Key(): [1]}, items, frame).mistake == "not-numbers"
    assert check(2, {1: Key()}, items, frame).mistake == "not-numbers"
    assert check(2, 5, items, frame).mistake == "not-dictionaries"
    assert check(2, "users", "items", frame).mistake == "not-dictionaries"


@pytest.fixture(scope="module")
def large_frame():
    """A frame of the course's size: converted one by one, its wrong lists would take minutes."""
    rng = np.random.default_rng(0)
    cells = rng.permutation(555 * 100)[:16_566]
    frame = pd.DataFrame({"user_id": cells // 100, "item_id": cells % 100})
    frame["interacted"] = (np.arange(len(frame)) < 2761).astype(int)
    return frame


def test_the_size_of_the_course_takes_no_noticeable_memory_or_error(large_frame):
    assert check(2, *dictionaries(large_frame), large_frame).passed
    swapped = dictionaries(large_frame)[::-1]
    assert check(2, *swapped, large_frame).mistake == "dictionaries-swapped"


@pytest.mark.parametrize("collection", [lambda ids: ids, list, lambda ids: ids * 2])
def test_one_list_for_all_keys_is_named_in_a_frame_of_the_courses_size(large_frame, collection):
    users, items = dictionaries(large_frame)
    all_items, all_users = (large_frame[name].tolist() for name in ("item_id", "user_id"))
    given = ({key: collection(ids) for key in side}
             for side, ids in ((users, all_items), (items, all_users)))
    assert check(2, *given, large_frame).mistake == "one-list-for-all"


def test_one_list_for_all_keys_is_named_where_only_one_dictionary_has_it(frame):
    users, items = dictionaries(frame)
    shared = dict.fromkeys(items, frame["user_id"].tolist())
    assert check(2, users, shared, frame).mistake == "one-list-for-all"
    one_user = frame[frame["user_id"] == 0]
    assert check(2, *dictionaries(one_user), one_user).passed
