"""The figures of notebook 05: what is drawn, and what the alternative text says of it."""

import numpy as np
import pandas as pd
import pytest
from made_up_measurements import MACHINE, made_up

from course_utils.plots.artists import figure_data
from course_utils.plots.display import alt_text
from course_utils.plots.scaling import plot_growth, plot_roofline, plot_spark_epochs
from course_utils.scaling.measurements import roofline_points

POINTS = roofline_points(made_up(), MACHINE, dims=(2, 16, 64))
LOSSES = pd.DataFrame(
    [(engine, first, epochs, 100 + shift + 90 / epochs)
     for engine, first, shift in (("numpy", "users", 0), ("numpy", "items", 1),
                                  ("spark", "users", 2), ("spark", "items", 3))
     for epochs in (1, 10, 50)], columns=["engine", "first", "epochs", "loss"])
FIGURES = {
    "roofline": lambda: plot_roofline(POINTS, MACHINE),
    "growth": lambda: plot_growth(made_up()),
    "spark": lambda: plot_spark_epochs(LOSSES),
}


def lines_of(ax):
    return {line.get_label(): line for line in ax.lines}


@pytest.mark.parametrize("name", FIGURES)
def test_every_figure_can_be_shown_read_and_compared(name):
    axes = FIGURES[name]()
    figure = np.ravel(axes)[0].figure
    assert 80 < len(alt_text(axes)) <= 400
    assert figure.course_description[1].endswith(".")
    assert figure_data(figure) == figure_data(np.ravel(FIGURES[name]())[0].figure)
    for ax in figure.axes:
        assert ax.get_xlabel()


def test_roofline_bends_where_the_limits_meet_and_marks_what_was_measured():
    lines = lines_of(plot_roofline(POINTS, MACHINE))
    x, y = lines["attainable"].get_data()
    assert (x[1], y[1], y[2]) == (10, 100, 100)
    assert y[0] == pytest.approx(10 * x[0])
    np.testing.assert_array_equal(
        lines["limit of ALS with d numbers"].get_ydata(), POINTS["attainable"])
    np.testing.assert_array_equal(
        lines["measured, engine numba"].get_data(),
        POINTS.loc[[16, 64], ["flops_per_byte", "measured"]].T)
    share = POINTS.loc[16, "measured"] / POINTS.loc[16, "attainable"]
    assert f"d = 16: {share:.0%}" in alt_text(plot_roofline(POINTS, MACHINE))


def test_growth_draws_each_implementation_at_each_dimension():
    table = made_up().sample(frac=1, random_state=0)
    axes = plot_growth(table)
    assert [ax.get_title() for ax in axes] == ["d = 16", "d = 64"]
    for ax, dim in zip(axes, (16, 64), strict=True):
        assert ax.get_xscale() == ax.get_yscale() == "log"
        assert {*lines_of(ax)} == {*table["implementation"]}
        x, y = lines_of(ax)["numba"].get_data()
        assert [*x] == [10**5, 10**6, 10**7]
        np.testing.assert_allclose(y, dim * (x / 1e5) ** 1.2)
    looks = [(line.get_color(), line.get_linestyle(), line.get_marker()) for line in axes[0].lines]
    assert len({*looks}) == len({marker for *_, marker in looks}) == 4


def test_growth_says_who_is_fastest_and_slowest_at_the_largest_size():
    assert "from 100,000 to 10,000,000" in alt_text(plot_growth(made_up()))
    assert "d = 16: implicit-cg 160, cmfrec 4,000" in alt_text(plot_growth(made_up()))


def test_spark_draws_how_far_each_loss_is_above_the_lowest():
    lines = lines_of(plot_spark_epochs(LOSSES))
    assert len(lines) == 4
    x, y = lines["spark, items first"].get_data()
    assert [*x] == [1, 10, 50]
    np.testing.assert_allclose(y, 100 * (np.array([193, 112, 104.8]) / 101.8 - 1))
    assert [*lines["numpy, users first"].get_xdata()] == [1, 10]
    assert "numpy with users first after 50 epochs" in (
        plot_spark_epochs(LOSSES).figure.course_description[1])
