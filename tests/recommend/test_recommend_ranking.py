"""Top-n lists, similar films, titles and the new user."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course_utils import fold_in, perform_mf_als_step, recommend_items
from course_utils.recommend.ranking import STRIP, best_items, rank_unseen, settled, similar_items
from course_utils.recommend.titles import close_titles, item_ids_of

TITLES = ["Matrix, The (1999)", "Alien (1979)", "Amelie (Fabuleux destin, Le) (2001)",
          "Emma (1996)", "Emma (1996)"]


def test_the_best_unseen_items_come_first():
    items = [[1.0, 0], [3, 0], [2, 0], [5, 0], [4, 9]]
    assert recommend_items([1.0, 0], items, {3}, 3) == [4, 1, 2]


def test_equal_predictions_go_by_the_lower_id():
    items = np.array([[1.0], [2], [1], [2], [2]])
    assert recommend_items([1.0], items, [1], 4) == [3, 4, 0, 2]


def test_a_list_is_shorter_where_fewer_items_are_unseen():
    assert recommend_items([1.0], [[1.0], [2], [3]], [0, 2], 5) == [1]
    assert recommend_items([1.0], [[1.0]], [0], 5) == []


def test_recommended_ids_are_plain_integers():
    assert {type(i) for i in recommend_items([1.0], [[1.0], [2]], np.array([], int), 2)} == {int}


@pytest.mark.parametrize("arguments, message", [
    (([1.0, 2], [[1.0]], [], 1), "user_repr has 2 numbers and item_repr_matrix has 1"),
    (([1.0], [[1.0]], [1], 1), "seen_items must hold ids of items: whole numbers from 0 to 0"),
    (([1.0], [[1.0]], [0.0], 1), "seen_items"),
    (([1.0], [[1.0]], [], 0), "n must be a whole number"),
    (([np.nan], [[1.0]], [], 1), "user_repr holds NaN"),
])
def test_bad_arguments_are_named(arguments, message):
    with pytest.raises(ValueError, match=message):
        recommend_items(*arguments)


@given(arrays(int, st.integers(1, 30), elements=st.integers(0, 4)), st.integers(1, 35))
def test_best_items_are_those_of_a_full_stable_sort(scores, n):
    scores = scores.astype(float)
    expected = sorted(range(len(scores)), key=lambda i: (-scores[i], i))[:n]
    assert best_items(scores, n).tolist() == expected
    ids = np.random.default_rng(n).permutation(len(scores))
    assert ids[best_items(scores[ids], n, ids)].tolist() == expected


@settings(deadline=None)
@given(st.integers(0, 1000))
def test_rows_of_many_users_are_the_lists_of_each(seed):
    rng = np.random.default_rng(seed)
    user_reprs = rng.integers(-2, 3, (4, 2)).astype(float)
    items = rng.integers(-2, 3, (6, 2)).astype(float)
    users, seen = np.nonzero(rng.random((4, 6)) < 0.5)
    lists = rank_unseen(user_reprs @ items.T, users, seen, 4)
    for user, row in enumerate(lists.tolist()):
        expected = recommend_items(user_reprs[user], items, seen[users == user].tolist(), 4)
        assert [item for item in row if item >= 0] == expected


@pytest.mark.parametrize("n_items", [1, STRIP - 1, 3 * STRIP, 40 * STRIP + 5])
@pytest.mark.parametrize("kinds", [1, 3, 10**9])
def test_long_lists_are_those_of_each_user_whatever_is_equal(n_items, kinds):
    rng = np.random.default_rng(n_items)
    items = rng.integers(0, kinds, (n_items, 1)) + 1e-13 * rng.normal(size=(n_items, 1))
    users = np.array([[1.0], [-2.0], [0.0], [1e9]])
    seen = rng.random((4, n_items)) < 0.3
    lists = rank_unseen(users @ items.T, *np.nonzero(seen), 10)
    for user, row, own_seen in zip(users, lists.tolist(), seen, strict=True):
        expected = recommend_items(user, items, np.flatnonzero(own_seen), 10)
        assert [item for item in row if item >= 0] == expected
        assert row[len(expected):] == [-1] * (10 - len(expected))


def test_scores_are_settled_by_the_largest_of_their_row():
    scores, largest = np.array([0.1234567894, 0.1234567894, 0.0]), np.array([1.0, 1000.0, 0.0])
    assert settled(scores, largest).tolist() == pytest.approx([0.12345679, 0.12346, 0], abs=1e-12)


def test_noise_in_the_last_digits_breaks_no_tie():
    scores = np.array([0.1 + 0.2, 0.3, 0.3 + 1e-13, 0.7])
    assert best_items(settled(scores), 4).tolist() == [3, 0, 1, 2]
    np.testing.assert_allclose(settled(1e6 * scores), 1e6 * scores, rtol=1e-8)
    assert settled(np.array([3.0, 3.000001]))[1] > 3
    assert settled(np.zeros(2)).tolist() == [0, 0]


def test_the_cosine_ignores_lengths_and_the_product_does_not():
    items = [[1.0, 0], [0.1, 0.01], [9, 9], [-1, 0], [0, 0]]
    by_cosine, cosines = similar_items(0, items, 2)
    by_product, products = similar_items(0, items, 2, by="product")
    assert by_cosine.tolist() == [1, 2] and by_product.tolist() == [2, 1]
    np.testing.assert_allclose(cosines, [0.1 / np.hypot(0.1, 0.01), np.sqrt(0.5)])
    np.testing.assert_allclose(products, [9, 0.1])
    assert similar_items(0, items, 9)[0].tolist() == [1, 2, 4, 3]
    with pytest.raises(ValueError, match="by must be"):
        similar_items(0, items, 2, by="distance")
    with pytest.raises(ValueError, match="item_id must hold"):
        similar_items(5, items, 2)


def test_fold_in_is_the_step_of_task_3():
    items = np.random.default_rng(3).normal(size=(9, 3))
    expected = perform_mf_als_step(items[[7, 2, 2]], [1, 0, 1], 0.3)
    np.testing.assert_allclose(fold_in([7, 2, 2], [1, 0, 1], items, 0.3), expected, rtol=1e-12)


def test_folding_in_a_trained_user_changes_nothing_at_the_optimum():
    items = np.random.default_rng(4).normal(size=(9, 3))
    user = fold_in([1, 4, 6, 8], [1, 1, 0, 0], items, 0.5)
    gradient = items[[1, 4, 6, 8]].T @ (items[[1, 4, 6, 8]] @ user - [1, 1, 0, 0]) + 0.5 * user
    np.testing.assert_allclose(gradient, 0, atol=1e-12)


@pytest.mark.parametrize("ids", [[0, 3], [-1, 0], [0.5, 1]])
def test_fold_in_names_ids_without_a_row(ids):
    with pytest.raises(ValueError, match="item_ids must hold rows of item_repr_matrix"):
        fold_in(ids, [1, 0], np.eye(3), 0.1)


def test_titles_are_found_in_any_case_and_twins_by_the_lower_id():
    assert item_ids_of(["alien (1979)", "Emma (1996)"], TITLES) == [1, 3]


def test_an_unknown_title_is_named_with_close_ones():
    with pytest.raises(ValueError, match=r"no film 'The Matrix'. Close titles: Matrix, The \(1999"):
        item_ids_of(["Alien (1979)", "The Matrix"], TITLES)
    with pytest.raises(ValueError, match="Close titles: none."):
        item_ids_of(["xyzzy"], TITLES)
    assert close_titles("Amelie", TITLES)[0] == "Amelie (Fabuleux destin, Le) (2001)"
