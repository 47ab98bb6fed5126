"""The figures of notebook 03: what is drawn, and what the alternative text says of it."""

import numpy as np
import pandas as pd
import pytest

from course_utils.likelihood.comparison import BOTH, NEITHER, ONE
from course_utils.likelihood.curve import log_curve, logistic_points
from course_utils.plots.artists import figure_data
from course_utils.plots.display import alt_text
from course_utils.plots.likelihood import plot_logistic_fits, plot_separable
from course_utils.plots.likelihood_losses import (
    plot_loss_slices,
    plot_search_box,
)
from course_utils.plots.likelihood_study import plot_curve_errors, plot_searches

POINTS = logistic_points()
OPTIMUM = (-16.72, 2.817)
MINIMA = np.array([[-38.89, 5.246], [-7.746, 1.107]])
TRIALS = pd.DataFrame(
    {"theta_0": [-10.0, -31.0, 5.0], "theta_1": [1.0, 5.4, 0.1], "loss": [-0.1, -0.2, -0.05]}
)
STUDY = pd.DataFrame({
    "optima": [BOTH, BOTH, ONE, NEITHER],
    "mle_error": [0.1, 0.2, 0.05, 0.3], "mse_error": [0.2, 0.1, 0.25, 0.3],
})
EXCESS = pd.DataFrame({"TPE": [0.1, 0.2, 0.9], "random": [0.4, 0.5, 3.0]})
SORTED = ([1, 2, 3, 7, 8, 9], [0, 0, 0, 1, 1, 1])

FIGURES = {
    "fits": lambda: plot_logistic_fits(*POINTS, {"a fit": OPTIMUM}),
    "separable": lambda: plot_separable(*SORTED, midpoint=5, slopes=(1, 3, 10)),
    "box": lambda: plot_search_box(*POINTS, TRIALS, OPTIMUM),
    "slices": lambda: plot_loss_slices(*POINTS, MINIMA[1], MINIMA[0]),
    "errors": lambda: plot_curve_errors(STUDY),
    "searches": lambda: plot_searches(EXCESS),
}


def lines_of(axes):
    return {line.get_label(): line for line in np.ravel(axes)[0].lines}


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_can_be_shown_read_and_compared(name):
    axes = FIGURES[name]()
    figure = np.ravel(axes)[0].figure
    assert 80 < len(alt_text(axes)) <= 400
    assert figure.course_description[1].endswith(".")
    assert figure_data(figure) == figure_data(np.ravel(FIGURES[name]())[0].figure)
    for ax in figure.axes:
        assert ax.get_xlabel()


def test_fits_draw_the_data_the_truth_and_each_curve():
    lines = lines_of(plot_logistic_fits(*POINTS, {"a fit": OPTIMUM}))
    np.testing.assert_array_equal(lines["data"].get_xdata(), POINTS[0])
    np.testing.assert_array_equal(lines["data"].get_ydata(), POINTS[1])
    for name, thetas in (("true curve", (-10, 1.5)), ("a fit", OPTIMUM)):
        x, y = lines[name].get_data()
        np.testing.assert_allclose(y, log_curve(x, *thetas))


def test_fits_differ_in_more_than_colour():
    fits = {str(i): (-10 - i, 2 + i) for i in range(4)}
    lines = lines_of(plot_logistic_fits(*POINTS, fits))
    assert len({lines[name].get_linestyle() for name in fits}) == 4


def test_the_alt_text_of_fits_gives_counts_ranges_and_midpoints():
    alt = alt_text(plot_logistic_fits(*POINTS, {"a fit": (-6.0, 2.0)}))
    assert "20 points: 12 zeros with x from 0.26 to 6.00, 8 ones with x from 5.86 to 9.85" in alt
    assert "a fit: one half at x = 3, slope theta_1 = 2" in alt
    assert "true curve: one half at x = 6.67" in alt.lower()


def test_separable_marks_each_slope_with_its_loss():
    left, right = plot_separable(*SORTED, midpoint=5, slopes=(1, 3))
    losses = [2 * sum(np.log1p(np.exp(-slope * d)) for d in (2, 3, 4)) for slope in (1, 3)]
    marks = [line.get_ydata()[0] for line in right.lines if len(line.get_ydata()) == 1]
    np.testing.assert_allclose(marks, losses)
    assert f"{losses[0]:.3g} at 1, {losses[1]:.3g} at 3" in alt_text(left)
    assert right.get_yscale() == "log"


def test_the_search_box_marks_the_best_trial_and_the_optimum():
    ax = plot_search_box(*POINTS, TRIALS, OPTIMUM)
    lines = lines_of(ax)
    assert lines["best of them"].get_xydata().tolist() == [[-31.0, 5.4]]
    assert lines["exact optimum"].get_xydata().tolist() == [list(OPTIMUM)]
    trials = TRIALS[["theta_0", "theta_1"]]
    np.testing.assert_array_equal(lines["3 evaluations"].get_xydata(), trials)
    assert "theta_0 = -31, theta_1 = 5.4; the exact optimum at -16.7, 2.82" in alt_text(ax)
    assert "18% of the box" in alt_text(ax)


def test_slices_show_the_losses_along_the_line():
    axes = plot_loss_slices(*POINTS, MINIMA[1], MINIMA[0])
    for ax in axes:
        curve, ends = ax.lines
        for position, value in zip(*ends.get_data(), strict=True):
            nearest = np.argmin(np.abs(curve.get_xdata() - position))
            assert curve.get_ydata()[nearest] == pytest.approx(value, rel=1e-6)
    assert axes[0].get_title() == "negative log-likelihood"


def test_curve_errors_draw_each_kind_with_its_own_marker():
    ax = plot_curve_errors(STUDY)
    groups = {label: line for label, line in lines_of(ax).items() if "sets" in label}
    assert list(groups) == [f"{BOTH}: 2 sets", f"{ONE}: 1 sets", f"{NEITHER}: 1 sets"]
    assert len({line.get_marker() for line in groups.values()}) == 3
    assert groups[f"{ONE}: 1 sets"].get_xydata().tolist() == [[0.05, 0.25]]
    assert "mean 0.050 by likelihood and 0.250 by squared error" in alt_text(ax)


def test_searches_draw_every_seed_and_the_median():
    ax = plot_searches(EXCESS)
    marks = [line.get_xdata() for line in ax.lines if len(line.get_xdata()) == 3]
    np.testing.assert_array_equal(marks, EXCESS.to_numpy().T)
    assert [text.get_text() for text in ax.texts] == ["median 0.20", "median 0.50"]
    assert "TPE: median 0.20, worst 0.90; random: median 0.50, worst 3.00" in alt_text(ax)
