"""The interactive figure: what moves, the numbers that are said, the bounds that are kept."""

from functools import partial

import numpy as np
import pandas as pd
import pytest

from course_utils import (
    fit_hyperopt,
    fit_newton,
    log_curve,
    logistic_points,
    loss_log_likelihood,
    perform_least_squares,
    sample_negatives,
    train_mf_als,
)
from course_utils.als.history import packed, recorded_histories
from course_utils.plots.artists import figure_data
from course_utils.plots.interactive.epochs import epochs_scene
from course_utils.plots.interactive.experiment import EVALUATIONS, experiment_scene
from course_utils.plots.interactive.line import line_scene
from course_utils.plots.interactive.scene import figure_of
from course_utils.plots.interactive.surface import surface_scene
from course_utils.solutions.histories import als_histories
from course_utils.solutions.likelihood import loss_mle

DATA = np.array([[0.2, 0.52], [0.5, 1.36], [0.9, 1.00], [1.3, 1.69], [1.5, 2.58], [2.8, 2.34]])


@pytest.fixture(scope="module")
def points():
    data_x, data_y = logistic_points()
    return {"data_x": data_x, "data_y": data_y}


@pytest.fixture(scope="module")
def surface(points):
    trials = fit_hyperopt(partial(loss_log_likelihood, **points), max_evals=10).trials
    return surface_scene(**points, trials=trials)


@pytest.fixture(scope="module")
def trainings(small_interactions):
    rng = np.random.default_rng(0)
    return small_interactions, rng.normal(size=(12, 2)), rng.normal(size=(7, 2)), 0.1


@pytest.fixture(scope="module")
def small_interactions():
    rng = np.random.default_rng(1)
    r = np.argwhere(rng.random((12, 7)) < 0.3)
    return sample_negatives(pd.DataFrame(r, columns=["user_id", "item_id"]).assign(interacted=1), 1)


@pytest.fixture(scope="module")
def histories(trainings):
    return als_histories(*trainings, 0.01)


def squares_of(scene):
    return np.array([path.vertices[:4] for path in scene.moving[0].get_paths()])


def test_each_square_has_its_residual_as_side_and_its_point_as_corner():
    scene = line_scene(DATA)
    scene.move(0.5, 1.0)
    residuals = DATA[:, 1] - 0.5 - DATA[:, 0]
    squares = squares_of(scene)
    assert np.ptp(squares, axis=1) == pytest.approx(np.abs(residuals)[:, None].repeat(2, axis=1))
    assert squares[:, 0] == pytest.approx(DATA)
    assert scene.axes[0].get_aspect() == 1  # a unit of x is as long as one of y


def test_at_the_least_squares_line_the_sum_is_the_minimum():
    scene = line_scene(DATA)
    assert scene.move(*perform_least_squares(DATA)).endswith(", 1 times the minimum.")
    least = scene.axes[1].patches[0].get_height()
    guess = np.sum((DATA[:, 1] - 0.5 - DATA[:, 0]) ** 2)
    assert scene.move(0.5, 1.0).endswith(f"{guess / least:.4g} times the minimum.")
    assert scene.axes[1].patches[0].get_height() == pytest.approx(guess)


def test_the_surface_says_the_likelihood_and_the_highest_one(surface, points):
    words = surface.move(-10.0, 1.5)
    params = {"theta_0": -10.0, "theta_1": 1.5}
    assert f"is {-loss_mle(params, **points):.3g}," in words
    assert f"logarithm {-loss_log_likelihood(params, **points):.2f};" in words
    best = dict(zip(("theta_0", "theta_1"), fit_newton(**points), strict=True))
    assert words.endswith(f"{-loss_log_likelihood(best, **points):.2f}.")


def test_the_logarithm_stays_finite_where_the_product_underflows(surface):
    words = surface.move(-50.0, 100.0)
    assert "is 0 (too small for a float), its logarithm -2864.21" in words


def test_sticks_are_as_long_as_the_labels_probabilities(surface, points):
    surface.move(-5.0, 1.0)
    lengths = np.concatenate([np.ptp([path.vertices[:, 1] for path in stick.get_paths()], axis=1)
                              for stick in surface.moving[1:3]])
    loss = loss_mle({"theta_0": -5.0, "theta_1": 1.0}, **points)
    assert np.prod(lengths) == pytest.approx(-loss)


def test_histories_are_those_of_the_training(histories, trainings):
    for penalty, history in histories.items():
        training = train_mf_als(*trainings, 0.01, penalty=penalty)
        assert history.average_losses[1:] == pytest.approx(training.average_losses)
        assert history.average_losses[0] > history.average_losses[1]
        assert history.items[-1] == pytest.approx(training.item_repr_matrix)
        assert history.users[0] == pytest.approx(trainings[1])


def test_recorded_histories_are_the_same_to_three_digits(histories, tmp_path):
    path = tmp_path / "recorded.npz"
    path.write_bytes(packed(histories))
    for penalty, history in recorded_histories(path).items():
        assert history.users == pytest.approx(histories[penalty].users, rel=1e-3, abs=1e-6)
        assert history.average_losses == pytest.approx(histories[penalty].average_losses)
    assert path.read_bytes() == packed(histories)


def test_the_map_is_that_of_the_epoch_and_the_loss_ends_there(histories):
    scene = epochs_scene(histories)
    assert "epoch 3 of" in scene.move(3, "entity")
    users, items, curve, _ = scene.moving
    assert users.get_xydata() == pytest.approx(histories["entity"].users[3])
    assert items.get_xydata() == pytest.approx(histories["entity"].items[3])
    assert curve.get_ydata() == pytest.approx(histories["entity"].average_losses[:4])


def test_an_epoch_after_the_last_is_the_last(histories):
    last = len(histories["interaction"].average_losses) - 1
    words = epochs_scene(histories).move(10_000, "interaction")
    assert f"epoch {last} of {last}" in words


def test_the_maps_limits_stay_from_epoch_to_epoch(histories):
    scene = epochs_scene(histories)
    limits = []
    for epoch, penalty in ((1, "entity"), (5, "entity"), (5, "interaction")):
        scene.move(epoch, penalty)
        limits.append([data["limits"] for data in figure_data(figure_of(scene))["axes"]])
    assert limits[0] == limits[1] != limits[2]


def test_moving_back_gives_the_same_figure(surface, histories):
    for scene, one, other in ((surface, (-5.0, 1.0), (20.0, 3.0)),
                              (line_scene(DATA), (0.0, 0.5), (1.0, -1.0)),
                              (epochs_scene(histories), (4, "entity"), (2, "interaction"))):
        words, before = scene.move(*one), figure_data(figure_of(scene))
        assert scene.move(*other) != words
        assert figure_data(figure_of(scene)) != before
        assert scene.move(*one) == words
        assert figure_data(figure_of(scene)) == before


@pytest.mark.parametrize("seed, said", [
    (0, "Both losses have a finite optimum."),
    (1, "A threshold separates the labels"),
    (4, "the squared error has none"),
])
def test_the_experiment_says_when_there_is_no_finite_optimum(seed, said):
    scene = experiment_scene()
    words = scene.move(seed=seed, size=20, midpoint=6.7, slope=1.5)
    assert said in words
    points = scene.moving[-1]
    assert len(points.get_xdata()) == 20
    assert f"{int(points.get_ydata().sum())} of them ones" in words


def test_the_experiment_draws_the_exact_fit_and_that_of_the_search():
    scene = experiment_scene()
    scene.move(seed=0, size=20, midpoint=6.7, slope=1.5)
    _, exact, search, *_, points = scene.moving
    data = {"data_x": points.get_xdata(), "data_y": points.get_ydata()}
    x = exact.get_xdata()
    np.testing.assert_allclose(exact.get_ydata(), log_curve(x, *fit_newton(**data)))
    found = fit_hyperopt(partial(loss_log_likelihood, **data), max_evals=EVALUATIONS).params
    np.testing.assert_allclose(search.get_ydata(), log_curve(x, **found))


@pytest.mark.parametrize("intercept, slope", [(3.0, 2.0), (-1.0, -1.0), (3.0, -1.0), (0.0, 0.5)])
def test_neither_a_square_nor_the_bar_is_cut_off(intercept, slope):
    scene = line_scene(DATA)
    scene.move(intercept=intercept, slope=slope)
    left, right = scene.axes
    corners = np.concatenate([path.vertices for path in scene.moving[0].get_paths()])
    for values, (low, high) in zip(corners.T, (left.get_xlim(), left.get_ylim()), strict=True):
        assert low <= values.min() and values.max() <= high
    assert right.patches[0].get_height() < right.get_ylim()[1]
