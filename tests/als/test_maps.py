"""Maps compared, and how much of the map of notebook 02 is luck."""

import numpy as np
import pandas as pd
import pytest

from course_utils import consecutive_ids, initial_embeddings, sample_negatives, train_mf_als
from course_utils.als.maps import (
    direction_correlation,
    map_change,
    shuffled_correlations,
    turned_onto,
)
from course_utils.solutions.map_study import map_summary, other_maps

rng = np.random.default_rng(3)
POINTS = rng.normal(size=(25, 2))
ROTATION = np.array([[0.6, 0.8], [-0.8, 0.6]])
MIRROR = np.diag([1.0, -1.0])


@pytest.mark.parametrize("turn", [np.eye(2), ROTATION, MIRROR, MIRROR @ ROTATION])
def test_a_turned_or_mirrored_map_comes_back(turn):
    found = turned_onto(POINTS @ turn, POINTS)
    np.testing.assert_allclose(found, turn.T, atol=1e-12)
    assert map_change(POINTS @ turn @ found, POINTS) < 1e-12


def test_a_stretched_map_stays_changed_whatever_the_rotation():
    stretched = POINTS * [1.5, 1.0]
    best = min(map_change(stretched @ turn @ mirror, POINTS)
               for angle in np.linspace(0, 2 * np.pi, 721)
               for turn in [np.array([[np.cos(angle), np.sin(angle)],
                                      [-np.sin(angle), np.cos(angle)]])]
               for mirror in (np.eye(2), MIRROR))
    change = map_change(stretched @ turned_onto(stretched, POINTS), POINTS)
    assert 0.1 < change <= best + 1e-9
    assert change == pytest.approx(best, abs=1e-4)


def test_the_correlation_of_directions_is_the_same_for_every_rotation_and_scale():
    values = POINTS @ [1.0, 2.0] + rng.normal(size=25)
    here = direction_correlation(POINTS, values)
    assert 0 < here < 1
    for turn in (ROTATION, MIRROR, 7 * ROTATION):
        assert direction_correlation(POINTS @ turn, np.exp(values)) == pytest.approx(here)


def test_directions_on_a_circle_tell_a_value_that_follows_them():
    angles = np.linspace(0, 1, 20)
    items = np.column_stack([np.cos(angles), np.sin(angles)]) * rng.uniform(1, 9, size=(20, 1))
    assert direction_correlation(items, angles) > 0.99


def test_shuffled_values_have_the_correlation_that_chance_gives():
    shuffled = shuffled_correlations(POINTS, np.arange(25.0), n_shuffles=1500)
    # Two explanatory variables and n points: the mean of the squares is 2 / (n - 1).
    assert np.mean(shuffled ** 2) == pytest.approx(2 / 24, rel=0.1)


@pytest.fixture(scope="module")
def maps():
    draws = np.random.default_rng(4).random((60, 12))
    alike = np.arange(60)[:, np.newaxis] % 2 == np.arange(12) % 2
    pairs = np.argwhere(draws < 0.03 + 0.15 * alike)
    frame = consecutive_ids(pd.DataFrame(pairs, columns=["user_id", "item_id"])).interactions_df
    n_users, n_items = (frame[["user_id", "item_id"]].max() + 1).tolist()
    training = train_mf_als(
        sample_negatives(frame, seed=6789), *initial_embeddings(n_users, n_items), 0.1, 1e-5
    )
    return other_maps(frame, training[:2], pd.Series(range(n_items)), 0.1, 1e-5,
                      seeds=(6789, 2, 3))


def test_the_course_s_own_seeds_give_the_map_itself(maps):
    own = maps.loc[[0, 3], "difference"]
    assert (own < 1e-9).all()
    assert (maps.drop([0, 3])["difference"] > 1e-9).all()


def test_the_summary_counts_maps_that_are_nearly_the_same():
    maps = pd.DataFrame({"drawn anew": ["start"] * 3 + ["negatives"],
                         "difference": [0.02, 0.09, 0.11, 0.5],
                         "direction and year": [0.8, 0.6, 0.7, 0.1]})
    table = map_summary(maps)
    assert table["nearly the same"].to_dict() == {"start": 2, "negatives": 0}
    assert table.loc["start", ["maps", "mean", "min"]].tolist() == pytest.approx([3, 0.7, 0.6])
