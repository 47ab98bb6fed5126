"""From ratings to interactions: selection, ids, matrix, negatives, task 2, embeddings."""

import os

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.data.interactions import (
    WELL_KNOWN_FILMS,
    consecutive_ids,
    initial_embeddings,
    interaction_matrix,
    sample_negatives,
    select_films,
)
from course_utils.data.movielens import load_movielens
from course_utils.solutions.answers import load_answer
from course_utils.solutions.interaction_dicts import interaction_dicts

needs_full_release = pytest.mark.skipif(
    "MOVIELENS_SMALL_ZIP" not in os.environ,
    reason="MOVIELENS_SMALL_ZIP does not name a copy of the 2018 archive",
)


@pytest.fixture
def ratings():
    return pd.DataFrame({
        "user_id": [40, 40, 7, 40, 7, 900],
        "item_id": [10**9, 5, 5, 8, 10**9, 8],
        "rating": [0.5, 4.0, 3.0, 5.0, 2.0, 1.0],
    }, index=[3, 1, 4, 15, 9, 2])


@pytest.fixture
def interactions_df(ratings):
    return consecutive_ids(ratings).interactions_df


@needs_full_release
def test_full_release_gives_the_courses_figures():
    ml_ratings_df, ml_movies_df = select_films(load_movielens())
    interactions_df = consecutive_ids(ml_ratings_df).interactions_df
    r = interaction_matrix(interactions_df)
    assert (len(ml_ratings_df), len(ml_movies_df), r.shape) == (2761, 100, (555, 100))
    assert list(ml_ratings_df.index[:4]) == [0, 42, 72, 75]
    assert list(ml_movies_df["item_id"][:4]) == [1, 171, 228, 233]
    assert len(sample_negatives(interactions_df)) == 16_566


def test_selection_holds_the_well_known_films_and_their_ratings():
    movielens = load_movielens()
    ml_ratings_df, ml_movies_df = select_films(movielens)
    assert {*WELL_KNOWN_FILMS} <= {*ml_movies_df["item_id"]}
    assert len(ml_movies_df) == 100
    assert {*ml_ratings_df["item_id"]} <= {*ml_movies_df["item_id"]}
    rated = movielens.ratings["item_id"].isin(ml_movies_df["item_id"]).sum()
    assert len(ml_ratings_df) == rated


def test_another_seed_selects_other_films():
    movielens = load_movielens()
    chosen = [set(select_films(movielens, seed)[1]["item_id"]) for seed in (1, 2)]
    assert chosen[0] != chosen[1]


def test_ids_are_consecutive_in_order_of_appearance_and_map_back(ratings):
    ids = consecutive_ids(ratings)
    assert list(ids.interactions_df["user_id"]) == [0, 0, 1, 0, 1, 2]
    assert list(ids.interactions_df["item_id"]) == [0, 1, 1, 2, 0, 2]
    assert list(ids.interactions_df.index) == list(ratings.index)
    assert ids.user_id_mapping == {40: 0, 7: 1, 900: 2}
    assert ids.item_id_reverse_mapping == {0: 10**9, 1: 5, 2: 8}
    restored = ids.interactions_df["item_id"].map(ids.item_id_reverse_mapping)
    pd.testing.assert_series_equal(restored, ratings["item_id"])


def test_consecutive_ids_leaves_its_argument_alone(ratings):
    before = ratings.copy()
    consecutive_ids(ratings)
    pd.testing.assert_frame_equal(ratings, before)


def test_matrix_is_one_where_there_is_an_interaction(interactions_df):
    expected = [[1, 1, 1], [1, 1, 0], [0, 0, 1]]
    np.testing.assert_array_equal(interaction_matrix(interactions_df), expected)
    assert interaction_matrix(interactions_df, n_users=5, n_items=4).shape == (5, 4)


def test_matrix_refuses_what_does_not_fit(interactions_df):
    with pytest.raises(ValueError, match="n_items=2"):
        interaction_matrix(interactions_df, n_items=2)


def test_matrix_refuses_ids_far_from_consecutive(ratings):
    with pytest.raises(ValueError, match="consecutive_ids"):
        interaction_matrix(ratings)


@given(seed=st.integers(0, 10_000), share=st.floats(0.02, 0.16))
@settings(max_examples=40, deadline=None)
def test_negatives_are_free_different_and_five_times_as_many(seed, share):
    users, items = np.nonzero(np.random.default_rng(seed).random((20, 15)) < share)
    if not len(users):
        return
    positives = pd.DataFrame({"user_id": users, "item_id": items})
    taken = interaction_matrix(positives)
    if 6 * len(positives) > taken.size:
        return
    frame = sample_negatives(positives, seed=seed)
    negatives = frame[frame["interacted"] == 0]
    assert len(negatives) == 5 * len(positives)
    assert not negatives.duplicated().any()
    assert not taken[negatives["user_id"], negatives["item_id"]].any()


def test_positives_come_first_and_keep_their_order(interactions_df):
    frame = sample_negatives(interactions_df[interactions_df["user_id"] > 0], n_neg_per_pos=1)
    assert list(frame.columns) == ["user_id", "item_id", "interacted"]
    assert frame["interacted"].tolist() == [1, 1, 1, 0, 0, 0]
    assert frame["user_id"].tolist()[:3] == [1, 1, 2]


def test_negatives_depend_on_their_seed_alone():
    positives = pd.DataFrame({"user_id": [0, 1, 9], "item_id": [3, 19, 0]})
    first, again, other = (sample_negatives(positives, seed=seed) for seed in (1, 1, 2))
    pd.testing.assert_frame_equal(first, again)
    assert not first.equals(other)


def test_every_free_cell_can_be_drawn_and_a_full_user_does_no_harm():
    positives = pd.DataFrame({"user_id": [0, 0, 0, 0, 1], "item_id": [0, 1, 2, 3, 0]})
    frame = sample_negatives(pd.concat([positives, positives.tail(1).assign(user_id=2)]), 1)
    negatives = frame[frame["interacted"] == 0]
    free = [[1, 1], [1, 2], [1, 3], [2, 1], [2, 2], [2, 3]]
    assert negatives[["user_id", "item_id"]].to_numpy().tolist() == free


def test_too_many_negatives_say_how_many_cells_are_free():
    positives = pd.DataFrame({"user_id": [0, 0, 1], "item_id": [0, 1, 0]})
    with pytest.raises(ValueError, match="15 negatives, but only 1 pairs"):
        sample_negatives(positives)


def test_a_pair_rated_twice_is_one_positive():
    positives = pd.DataFrame({"user_id": [0, 0, 4], "item_id": [0, 0, 4]})
    assert sample_negatives(positives)["interacted"].sum() == 2


def test_dicts_list_the_others_in_the_frames_order(interactions_df):
    users, items = interaction_dicts(interactions_df)
    assert users == {0: [0, 1, 2], 1: [1, 0], 2: [2]}
    assert items == {0: [0, 1], 1: [0, 1], 2: [0, 2]}
    assert type(users[0][0]) is int


@given(pairs=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=40))
@settings(max_examples=60, deadline=None)
def test_dicts_equal_the_reference_answer(pairs):
    frame = pd.DataFrame(pairs, columns=["user_id", "item_id"])
    answer = load_answer(2, {"interactions_pos_neg_df": frame})
    users, items = interaction_dicts(frame)
    assert users == answer["interactions_pos_neg_user_dict"]
    assert items == answer["interactions_pos_neg_item_dict"]


def test_dicts_take_any_ids():
    users, _ = interaction_dicts(pd.DataFrame({"user_id": [5, 10**9], "item_id": [10**12, 0]}))
    assert users == {5: [10**12], 10**9: [0]}


def test_embeddings_are_the_first_draws_users_before_items():
    users, items = initial_embeddings(555, 100)
    draws = np.random.RandomState(6789).standard_normal(1310)
    np.testing.assert_array_equal(users, draws[:1110].reshape(555, 2))
    np.testing.assert_array_equal(items, draws[1110:].reshape(100, 2))


@pytest.mark.parametrize("function", [
    consecutive_ids, interaction_matrix, sample_negatives, interaction_dicts])
@pytest.mark.parametrize("frame", [
    None, "frame", [[0, 1]], pd.DataFrame({"user_id": [0]}),
    pd.DataFrame({"user_id": [], "item_id": []}),
])
def test_frames_that_are_none_are_named(function, frame):
    with pytest.raises(ValueError, match="_df"):
        function(frame)


@pytest.mark.parametrize("function, column", [
    (interaction_matrix, [0, -1]), (interaction_matrix, [0.5, 1]), (interaction_dicts, ["a", "b"]),
])
def test_ids_that_are_none_are_named(function, column):
    with pytest.raises(ValueError, match="item_id"):
        function(pd.DataFrame({"user_id": [0, 1], "item_id": column}))


def test_missing_ids_are_named():
    with pytest.raises(ValueError, match="missing values in user_id"):
        consecutive_ids(pd.DataFrame({"user_id": [1, None], "item_id": [1, 2]}))


@pytest.mark.parametrize("arguments, name", [
    ((0, 3), "n_users"), ((3, -1), "n_items"), ((3, 3, 0), "embedding_dim"),
    ((3, 2.5), "n_items"), ((None, 3), "n_users"),
])
def test_embeddings_name_the_bad_argument(arguments, name):
    with pytest.raises(ValueError, match=name):
        initial_embeddings(*arguments)


@pytest.mark.parametrize("n", [0, -1, 1.5, None, "five"])
def test_bad_number_of_negatives_is_named(n, interactions_df):
    with pytest.raises(ValueError, match="n_neg_per_pos"):
        sample_negatives(interactions_df, n_neg_per_pos=n)
