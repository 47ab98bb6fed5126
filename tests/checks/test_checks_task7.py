"""Task 7's check: lists of recommendations, their ties, their ends and their forms."""

import numpy as np
import pytest

from course_utils.checks import check
from course_utils.checks.checking import examine
from course_utils.checks.runner.cases import Answer
from course_utils.checks.task7.check import draw_cases, judge


def recommend(user_repr, item_repr_matrix, seen_items, n):
    scores = item_repr_matrix @ user_repr
    unseen = [item for item in range(len(scores)) if item not in seen_items]
    return sorted(unseen, key=lambda item: (-scores[item], item))[:n]


def answers(function, cases):
    return [Answer(function(*case.arguments)) for case in cases]


@pytest.fixture
def cases():
    return draw_cases(np.random.default_rng(3))


def test_the_last_call_repeats_the_first_and_drawn_ones_differ_with_the_seed(cases):
    assert cases[-1].arguments is cases[0].arguments
    one, same, other = (draw_cases(np.random.default_rng(seed)) for seed in (1, 1, 2))
    for k in range(1, 7):
        np.testing.assert_array_equal(one[k].arguments[1], same[k].arguments[1])
        assert not np.array_equal(one[k].arguments[1], other[k].arguments[1])


def test_scores_are_exact_so_that_equal_ones_are_equal(cases):
    for case in cases:
        for part in case.arguments[:2]:
            np.testing.assert_array_equal(part * 4, np.round(part * 4))
            assert np.abs(part).max() < 1000


def test_the_calls_try_every_edge():
    for seed in range(30):
        few, none_seen, all_seen, all_disliked, ties = 0, 0, 0, 0, 0
        for case in draw_cases(np.random.default_rng(seed)):
            user, items, seen, n = case.arguments
            unseen = np.setdiff1d(np.arange(len(items)), seen)
            scores = items @ user
            few += 0 < len(unseen) < n
            none_seen += len(seen) == 0
            all_seen += len(unseen) == 0
            all_disliked += len(unseen) > n and scores.max() < 0
            best = recommend(user, items, seen, n + 1)
            ties += len(set(scores[best])) < len(best) / 2 and len(items) > 16
            assert len(set(np.asarray(seen).tolist())) == len(seen)
        assert min(few, none_seen, all_seen, all_disliked, ties) >= 1


def test_seen_films_would_be_among_the_best(cases):
    user, items, seen, n = cases[1].arguments
    assert set(recommend(user, items, [], n)) & set(seen)
    assert not np.all(np.diff(seen) > 0)


def test_an_exact_list_passes(cases):
    assert judge(cases, answers(recommend, cases)).mistake is None


def changed(cases, number, change):
    given = answers(recommend, cases)
    given[number] = Answer(change(list(given[number].value)))
    return judge(cases, given).mistake


@pytest.mark.parametrize("number", range(1, 6))
def test_two_exchanged_films_fail_even_where_their_scores_are_equal(cases, number):
    assert changed(cases, number, lambda ids: [ids[1], ids[0], *ids[2:]]) is not None
    assert changed(cases, number, lambda ids: [ids[0], ids[2], ids[1], *ids[3:]]) is not None


@pytest.mark.parametrize("number", range(1, 6))
def test_a_film_too_few_fails(cases, number):
    assert changed(cases, number, lambda ids: ids[:-1]) == "only-the-example"


def test_the_next_film_in_place_of_the_last_fails_even_where_the_scores_are_equal(cases):
    user, items, seen, n = cases[2].arguments
    *_, last, after = recommend(user, items, seen, n + 1)
    assert (items @ user)[last] == (items @ user)[after]
    assert changed(cases, 2, lambda ids: [*ids[:-1], after]) == "ties-in-any-order"


@pytest.mark.parametrize("form", [
    tuple, np.array, lambda ids: np.array(ids, dtype=np.int32),
    lambda ids: [np.int64(item) for item in ids], lambda ids: np.array(ids, dtype=object)])
def test_whole_numbers_pass_in_any_list(form):
    assert check(7, lambda *arguments: form(recommend(*arguments))).passed


@pytest.mark.parametrize("form, mistake", [
    (set, "no-order"),
    (lambda ids: dict.fromkeys(ids), "not-a-list"),
    (lambda ids: len(ids), "one-id"),
    (lambda ids: "".join(map(str, ids)), "not-ids"),
    (lambda ids: list(map(str, ids)), "not-ids"),
    (lambda ids: [None, *ids], "not-ids"),
    (lambda ids: [float(item) for item in ids], "decimal-ids"),
    (lambda ids: [item + 0.3 for item in ids], "not-ids"),
    (lambda ids: [*ids, np.nan], "not-finite"),
    (lambda ids: [(item, 0.5) for item in ids], "pairs-for-ids"),
    (lambda ids: np.array(ids)[:, None], "nested-lists"),
    (lambda ids: (ids, ids), "several-parts"),
    (lambda ids: [True] * len(ids), "not-numbers"),
    (lambda ids: [10 ** 30, *ids], "unknown-ids"),
    (lambda ids: [item - 100 for item in ids], "unknown-ids"),
    (lambda ids: [*ids, *ids], "ids-repeated"),
])
def test_the_form_of_the_result_is_checked_first(form, mistake):
    assert check(7, lambda *arguments: form(recommend(*arguments))).mistake == mistake


@pytest.mark.parametrize("by", [
    lambda user, items: items @ user ** 2,
    lambda user, items: items @ user + 0.3 * np.arange(len(items)),
    lambda user, items: (items - items.mean(axis=0)) @ user * np.linalg.norm(items, axis=1),
])
def test_a_mistake_that_is_not_in_the_catalogue_is_rejected_all_the_same(by):
    def function(user, items, seen, n):
        unseen = [item for item in range(len(items)) if item not in seen]
        return sorted(unseen, key=lambda item: -by(user, items)[item])[:n]

    report = examine(7, (function,), 5)
    assert report.mistake == "not-the-best"


def test_an_array_that_is_changed_brings_a_remark_and_no_failure():
    def changes(user_repr, item_repr_matrix, seen_items, n):
        result = recommend(user_repr, item_repr_matrix, seen_items, n)
        item_repr_matrix[:] = 0
        return result

    report = check(7, changes)
    assert report.passed and "changes the array" in report.note
    assert check(7, recommend).note == ""
