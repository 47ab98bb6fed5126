"""The figures of notebook 02."""

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from course_utils.plots import als as plots
from course_utils.plots.artists import figure_data
from course_utils.plots.display import alt_text
from course_utils.plots.live_loss import FIRST_EPOCH, LiveLoss
from course_utils.solutions.penalties import plot_penalties


@pytest.fixture(scope="module")
def reprs():
    rng = np.random.default_rng(5)
    return rng.normal(size=(40, 2)), rng.normal(size=(30, 2)) ** 3


@pytest.fixture(scope="module")
def titles():
    return [f"Film {number} (Another name) ({1950 + number})" for number in range(30)]


def texts(ax):
    return [text.get_text() for text in ax.texts]


def boxes(ax):
    renderer = FigureCanvasAgg(ax.figure).get_renderer()
    return [text.get_window_extent(renderer) for text in ax.texts]


def test_the_map_names_the_films_outside_its_circle_and_counts_the_others(reprs, titles):
    ax = plots.plot_map(*reprs, titles)
    norms = np.linalg.norm(reprs[1], axis=1)
    circle = ax.patches[0]
    outside = np.flatnonzero(norms > circle.get_radius() + 1e-9)
    assert sorted(texts(ax)) == sorted(plots.short_title(titles[film]) for film in outside)
    assert circle.get_label().startswith(f"{len(titles) - len(outside)} films")


def test_no_title_covers_another(reprs, titles):
    ax = plots.plot_map(*reprs, titles)
    ax.figure.draw_without_rendering()
    found = boxes(ax)
    overlaps = [(one, other) for i, one in enumerate(found) for other in found[:i]
                if one.overlaps(other)]
    assert found and not overlaps


def test_both_axes_of_the_map_have_the_same_scale(reprs, titles):
    ax = plots.plot_map(*reprs, titles)
    ax.figure.draw_without_rendering()
    box = ax.get_window_extent()
    assert box.width / np.ptp(ax.get_xlim()) == pytest.approx(box.height / np.ptp(ax.get_ylim()))


def test_map_tells_users_from_films_by_marker_and_in_words(reprs, titles):
    ax = plots.plot_map(*reprs, titles)
    assert [text.get_text() for text in ax.get_legend().get_texts()][:2] == ["user", "film"]
    users, films = ax.collections[:2]
    assert len(users.get_paths()[0].vertices) != len(films.get_paths()[0].vertices)
    assert "30 films (circles) and 40 users (crosses)" in alt_text(ax)


def test_alternative_text_of_the_map_names_the_farthest_film(reprs, titles):
    farthest = titles[int(np.argmax(np.linalg.norm(reprs[1], axis=1)))]
    assert f"Farthest from the origin: {plots.short_title(farthest)};" in alt_text(
        plots.plot_map(*reprs, titles))


@pytest.mark.parametrize("title, short", [
    ("Alien (1979)", "Alien (1979)"),
    ("Bicycle Thieves (a.k.a. The Bicycle Thief) (Ladri di biciclette) (1948)",
     "Bicycle Thieves (1948)"),
    ("Death Note: Desu nôto (2006–2007)", "Death Note: Desu nôto (2006–2007)"),
    ("Millions Game, The (Das Millionenspiel)", "Millions Game, The (Das Millionenspiel)"),
    ("Frank (2014) ", "Frank (2014)"),
])
def test_short_titles_keep_the_year(title, short):
    assert plots.short_title(title) == short


def test_loss_is_drawn_against_its_epochs():
    ax = plots.plot_loss([5.0, 4.0, 3.5], first_epoch=3)
    np.testing.assert_array_equal(ax.lines[0].get_xydata(), [[3, 5], [4, 4], [5, 3.5]])
    assert "from epoch 3 to 5: it goes from 5.0000 to 3.5000" in alt_text(ax)


def test_the_flat_part_of_the_loss_is_shaded_and_told():
    ax = plots.plot_loss([5.0, 4.0, 3.75, 2.0], first_epoch=4, flat=(5, 6))
    (shade,) = ax.patches
    assert (shade.get_x(), shade.get_width()) == (5, 1)
    assert "From 5 to 6, shaded, it falls by 0.25000 only." in alt_text(ax)


def test_penalties_are_marked_where_training_stops():
    fast, slow = 2.0 ** -np.arange(20), 0.8 ** np.arange(60)
    ax = plot_penalties({"a": fast, "b": slow, "c": [3.0, 2.0, 1.0]}, epsilon=0.01)
    assert texts(ax) == ["stops after 10", "stops after 18"]
    assert "a after 10, b after 18, c after None" in alt_text(ax)


def test_rotated_maps_have_the_same_limits_and_names_and_say_whether_they_agree(reprs, titles):
    rotation = np.array([[0.6, 0.8], [-0.8, 0.6]])
    one, other = turned = plots.plot_rotation(*reprs, rotation, titles, titles[:3])
    assert one.get_xlim() == other.get_xlim() == one.get_ylim() == other.get_ylim()
    assert texts(one) == texts(other) == titles[:3]
    np.testing.assert_allclose(other.texts[0].xy, reprs[1][0] @ rotation)
    assert "All 1200 predictions agree" in alt_text(turned)
    stretched = plots.plot_rotation(*reprs, np.array([[2.0, 0], [0, 1]]), titles, [])
    assert "do not agree" in alt_text(stretched)


def test_distance_and_score_name_the_nearest_and_the_best_film(titles):
    users, items = np.array([[1.0, 0]]), np.array([[1.1, 0.0], [9.0, 9.0], [-3.0, 0]])
    ax = plots.plot_distance_and_score(users, items, 0, titles)
    assert texts(ax) == ["nearest: Film 0 (1950)", "highest: Film 1 (1951)"]
    assert "at distance 0.10, has the predicted value 1.10" in alt_text(ax)


def test_the_same_data_give_the_same_figure(reprs, titles):
    first, second = (figure_data(plots.plot_map(*reprs, titles).figure) for _ in range(2))
    assert first == second


def test_live_loss_draws_from_the_fourth_epoch_on_and_not_at_every_epoch(monkeypatch):
    drawn = []
    monkeypatch.setattr("course_utils.plots.live_loss.show", drawn.append)
    live_loss = LiveLoss(seconds_between=3600)
    for epoch in range(1, FIRST_EPOCH):
        live_loss(epoch, 100.0, 1.0)
    assert drawn == []
    for epoch in range(FIRST_EPOCH, 20):
        live_loss(epoch, 10.0, 0.5 / epoch)
    assert len(drawn) == 1
    live_loss.send()
    xy = drawn[-1].lines[0].get_xydata()
    np.testing.assert_allclose(xy[:, 0], np.arange(4, 20))
    np.testing.assert_allclose(xy[:, 1], 0.5 / np.arange(4, 20))


def test_live_loss_says_something_from_the_start(capsys):
    live_loss = LiveLoss()
    assert capsys.readouterr().out == "epoch 1 is running\n"
    live_loss(1, 1000.0, 0.25)
    assert "epoch 1: average loss 0.2500; the chart starts at epoch 4\n" in capsys.readouterr().out


def test_live_loss_without_epochs_draws_nothing(monkeypatch):
    drawn = []
    monkeypatch.setattr("course_utils.plots.live_loss.show", drawn.append)
    LiveLoss().send()
    assert drawn == []
