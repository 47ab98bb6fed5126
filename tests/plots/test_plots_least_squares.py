"""The figures of notebook 01: what is drawn, and what is said about it."""

import numpy as np
import pytest

from course_utils.plots.artists import figure_data
from course_utils.plots.display import alt_text, figure_bundle
from course_utils.plots.least_squares import (
    plot_both_directions,
    plot_fits,
    plot_offset_errors,
    plot_outlier,
    plot_residuals,
)
from course_utils.solutions.least_squares import perform_least_squares

POINTS = np.array(
    [[0.2, 0.52], [0.5, 1.36], [0.9, 1.00], [1.3, 1.69], [1.5, 2.58], [2.8, 2.34]]
)
OTHER_POINTS = POINTS * [1, -2] + [0, 1]
GUESS = (0.5, 1.0)
OFFSETS, ERRORS, BOUNDS = [1e4, 1e6, 1e8], [2e-9, 1e-4, 1.5], [1e-12, 1e-10, 1e-8]
OWN_ERRORS = [1.23456e-13, 2e-11, 3e-9]

FIGURES = {
    "residuals": lambda points: plot_residuals(points, GUESS),
    "fits": lambda points: plot_fits(points, perform_least_squares(points), GUESS),
    "offset errors": lambda points: plot_offset_errors(
        OFFSETS, np.abs(points[:3, 1]), OWN_ERRORS, BOUNDS),
    "outlier": lambda points: plot_outlier(points, row=5, wrong_y=0.234),
    "both directions": plot_both_directions,
}
each_figure = pytest.mark.parametrize("draw", FIGURES.values(), ids=FIGURES)


def caption(axes):
    return np.ravel(axes)[0].figure.course_description[1]


def lines(ax):
    """Intercept and slope of each straight line in `ax`, solid or dashed, by its style."""
    found = {}
    for line in ax.get_lines():
        x, y = line.get_xdata(), line.get_ydata()
        if len(x) == 2:
            slope = (y[1] - y[0]) / (x[1] - x[0])
            found[line.get_linestyle()] = (y[0] - slope * x[0], slope)
    return found


def scatter(ax):
    return ax.collections[-1].get_offsets().tolist()


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


@each_figure
def test_each_figure_says_what_it_shows(draw):
    axes = draw(POINTS)
    assert 80 < len(alt_text(axes)) <= 400
    assert 30 < len(caption(axes)) <= 200


@each_figure
def test_alternative_text_follows_the_data(draw):
    assert alt_text(draw(POINTS)) != alt_text(draw(OTHER_POINTS))


@each_figure
def test_rounding_noise_changes_nothing(draw):
    noisy = POINTS * (1 + 1e-14)
    assert alt_text(draw(noisy)) == alt_text(draw(POINTS))
    assert figure_data(np.ravel(draw(noisy))[0].figure) == figure_data(
        np.ravel(draw(POINTS))[0].figure
    )


@each_figure
def test_each_figure_can_be_shown(draw):
    data, metadata = figure_bundle(draw(POINTS))
    assert metadata["image/png"]["alt"] in data["text/plain"]


@each_figure
def test_each_axis_is_labelled(draw):
    for ax in np.ravel(draw(POINTS)):
        assert ax.get_xlabel() and ax.get_ylabel()


@pytest.mark.parametrize("draw", [FIGURES["residuals"], FIGURES["outlier"], plot_both_directions])
def test_data_are_left_as_they_were(draw):
    points = POINTS.copy()
    draw(points)
    assert np.array_equal(points, POINTS)


def test_residuals_join_each_point_to_the_line():
    best = perform_least_squares(POINTS)
    for ax, (theta_0, theta_1) in zip(plot_residuals(POINTS, GUESS), [GUESS, best], strict=True):
        segments, _ = ax.collections
        expected = [[[x, y], [x, theta_0 + theta_1 * x]] for x, y in POINTS]
        np.testing.assert_allclose(segments.get_segments(), expected)
        np.testing.assert_allclose(lines(ax)["-"], (theta_0, theta_1))
        assert scatter(ax) == POINTS.tolist()


def test_residuals_give_both_sums_of_squares():
    left, right = axes = plot_residuals(POINTS, GUESS)
    assert "sum of squared residuals 1.592" in left.get_title()
    assert "sum of squared residuals 1.094" in right.get_title()
    for number in ("y = 0.5 + 1 x", "1.592", "y = 0.7567 + 0.6875 x", "1.094"):
        assert number in alt_text(axes)


def test_fits_show_the_data_and_both_lines():
    fit, reference = (0.7, 0.6), (0.8, 0.5)
    ax = plot_fits(POINTS, fit, reference)
    assert scatter(ax) == POINTS.tolist()
    drawn = lines(ax)
    np.testing.assert_allclose(drawn["-"], fit)
    np.testing.assert_allclose(drawn["--"], reference)
    assert legend(ax) == ["perform_least_squares", "LinearRegression", "data"]


def test_fits_tell_the_two_lines_and_the_data_apart():
    alt = alt_text(plot_fits(POINTS, (0.7, 0.6), (0.8, -0.5)))
    assert "perform_least_squares is solid, y = 0.7 + 0.6 x" in alt
    assert "LinearRegression is dashed, y = 0.8 - 0.5 x" in alt
    assert "x runs from 0.2 to 2.8, y from 0.52 to 2.58" in alt


def test_equal_fits_can_both_be_seen():
    ax = plot_fits(POINTS, GUESS, GUESS)
    ours, reference = ax.get_lines()
    assert ours.get_linewidth() > reference.get_linewidth()
    assert ours.get_zorder() <= reference.get_zorder()
    assert reference.get_linestyle() == "--"


def test_offset_errors_draw_errors_and_bounds():
    ax = plot_offset_errors(OFFSETS, ERRORS, OWN_ERRORS, BOUNDS)
    errors, own_errors, bounds = ax.get_lines()
    assert own_errors.get_ydata().tolist() == [1.2e-13, 2e-11, 3e-9]
    assert errors.get_xydata().tolist() == np.column_stack([OFFSETS, ERRORS]).tolist()
    assert bounds.get_xydata().tolist() == np.column_stack([OFFSETS, BOUNDS]).tolist()
    assert (ax.get_xscale(), ax.get_yscale()) == ("log", "log")


def test_offset_errors_name_the_first_and_the_last():
    alt = alt_text(plot_offset_errors(OFFSETS, ERRORS, OWN_ERRORS, BOUNDS))
    assert "from 2e-09 at 10,000 to 1.5 at 100,000,000" in alt
    assert "from 1e-12 to 1e-08" in alt


def test_outlier_draws_the_line_before_and_after():
    ax = plot_outlier(POINTS, row=5, wrong_y=0.234)
    drawn = lines(ax)
    np.testing.assert_allclose(drawn["-"], (0.756667, 0.6875), rtol=1e-5)
    mistyped = [*POINTS[:5].tolist(), [2.8, 0.234]]
    np.testing.assert_allclose(drawn["--"], perform_least_squares(mistyped))
    assert drawn["--"][1] < 0
    assert scatter(ax) == POINTS.tolist()
    (cross,) = [line for line in ax.get_lines() if line.get_marker() == "X"]
    assert cross.get_xydata().tolist() == [[2.8, 0.234]]


def test_outlier_says_what_moved_and_what_it_did():
    ax = plot_outlier(POINTS, row=5, wrong_y=0.234)
    for number in ("x = 2.8", "from y = 2.34 to 0.234", "0.7567 + 0.6875 x", "1.359 - 0.1072 x"):
        assert number in alt_text(ax)
    assert "after: y = 1.359 - 0.1072 x" in legend(ax)


def test_both_directions_draw_both_regressions():
    ax = plot_both_directions(POINTS)
    drawn = lines(ax)
    np.testing.assert_allclose(drawn["-"], perform_least_squares(POINTS))
    # The dashed line read as x from y must be the regression of x on y.
    intercept, slope = drawn["--"]
    expected = perform_least_squares(POINTS[:, ::-1])
    np.testing.assert_allclose((-intercept / slope, 1 / slope), expected)


def test_both_directions_cross_at_the_means():
    ax = plot_both_directions(POINTS)
    (diamond,) = [line for line in ax.get_lines() if line.get_marker() == "D"]
    ((x, y),) = diamond.get_xydata()
    np.testing.assert_allclose((x, y), POINTS.mean(axis=0))
    for intercept, slope in lines(ax).values():
        assert intercept + slope * x == pytest.approx(y)
    for number in ("(1.2, 1.582)", "y = 0.7567 + 0.6875 x", "y = 0.3063 + 1.063 x"):
        assert number in alt_text(ax)


def test_lines_of_negative_x_reach_beyond_the_data():
    ax = plot_both_directions(POINTS - [10, 0])
    for line in ax.get_lines():
        if len(line.get_xdata()) == 2:
            assert min(line.get_xdata()) < POINTS[:, 0].min() - 10
            assert max(line.get_xdata()) > POINTS[:, 0].max() - 10


@pytest.mark.parametrize(
    "draw",
    [
        lambda data: plot_residuals(data, GUESS),
        lambda data: plot_fits(data, GUESS, GUESS),
        lambda data: plot_outlier(data, 0, 1.0),
        plot_both_directions,
    ],
)
def test_bad_data_are_named(draw):
    with pytest.raises(ValueError, match="^data "):
        draw(None)


def test_bad_errors_are_named():
    with pytest.raises(ValueError, match="^errors "):
        plot_offset_errors(OFFSETS, [np.nan, 1.0, 1.0], OWN_ERRORS, BOUNDS)
