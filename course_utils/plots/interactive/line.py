"""Notebook 01: move a line over the points and watch the squares of the residuals."""

import numpy as np
from matplotlib.collections import PolyCollection
from numpy.polynomial.polynomial import polyfit

from course_utils.arrays import finite_array
from course_utils.personal_data import MOST_TIMES
from course_utils.plots.display import BLACK, BLUE, ORANGE, new_axes
from course_utils.plots.interactive.present import present
from course_utils.plots.interactive.scene import Scene, Slider

LABEL_BOX = {"facecolor": "white", "edgecolor": "none", "pad": 1.0, "alpha": 0.8}


def interactive_line(data, start=(0.0, 0.5)):
    """Show a line that can be moved, the squares of its residuals, and their sum.

    Parameters
    ----------
    data : array_like of shape (n, 2)
        x in the first column, y in the second.
    start : tuple of float
        The intercept and the slope at the beginning.
    """
    controls = {
        "intercept": Slider("Intercept theta_0", -1.0, 3.0, 0.05, start[0]),
        "slope": Slider("Slope theta_1", -1.0, 2.0, 0.05, start[1]),
    }
    present(line_scene(data), controls)


def line_scene(data):
    """The figure of `interactive_line`, whose ``move`` takes `intercept` and `slope`.

    Returns
    -------
    Scene
    """
    data = finite_array(data, "data", ndim=2)
    x, y = data.T
    residuals = y - np.polynomial.Polynomial(polyfit(x, y, deg=1))(x)
    least = float(residuals @ residuals)
    left, right = axes = new_axes(1, 2, size=(9.0, 5.0), width_ratios=(4, 1))
    squares, line, *points = _draw_points(left, x, y)
    bar, number, *minimum = _draw_sum(right, least)
    usual = left.get_xlim(), left.get_ylim()

    def move(intercept, slope):
        residuals = y - (intercept + slope * x)
        total = float(residuals @ residuals)
        line.set_ydata(intercept + slope * np.asarray(line.get_xdata()))
        corners = _squares(x, y, residuals)
        squares.set_verts(corners)
        bar.set_height(total)
        _make_room(left, usual, corners)
        right.set_ylim(0, max(MOST_TIMES * least, 1.05 * total))
        number.set_text(f"sum {total:.4g}\n{total / least:.4g} times\nthe minimum")
        return (f"The line has intercept {intercept:.2f} and slope {slope:.2f}; the squares add "
                f"up to {total:.4g}, {total / least:.4g} times the minimum.")

    return Scene(
        axes, [squares, line, *points, bar, *minimum, number], move,
        f"Left: {len(data)} points, a line, and at each point a square whose side is the "
        f"point's residual. Right: a bar for the sum of the squares; a dashed line marks the "
        f"minimum, {least:.4g}.",
        "Each residual is the side of a square. The bar is the area of all squares together; no "
        "line brings it below the dashed line.",
    )


def _draw_points(ax, x, y):
    low, high = np.array([x.min(), x.max()]) + np.array([-0.4, 0.4]) * np.ptp(x)
    squares = ax.add_collection(PolyCollection(
        [], facecolor=ORANGE, edgecolor=BLACK, linewidth=0.8, alpha=0.45))
    line, = ax.plot([low, high], [0.0, 0.0], color=BLUE, linewidth=2.5)
    points, = ax.plot(x, y, "o", color=BLACK, markersize=7, zorder=3)
    middle, half = (y.min() + y.max()) / 2, 0.75 * np.ptp(y)
    ax.set(xlim=(low, high), ylim=(middle - half, middle + half), xlabel="x", ylabel="y",
           aspect="equal")
    return squares, line, points


def _draw_sum(ax, least):
    bar, = ax.bar([0], [least], width=0.6, color=ORANGE, edgecolor=BLACK, alpha=0.7)
    line = ax.axhline(least, color=BLACK, linestyle="--")
    label = ax.annotate(f"minimum {least:.4g}", (-0.6, least), (2, 3), fontsize=9,
                        textcoords="offset points", bbox=LABEL_BOX)
    number = ax.set_title("\n\n")
    ax.set(xlim=(-0.6, 0.6), ylim=(0, MOST_TIMES * least), xticks=[],
           ylabel="sum of squared residuals")
    return bar, number, line, label


def _make_room(ax, usual, corners):
    """Set the usual limits, wider where a square or its edge would be cut off."""
    (left, right), (bottom, top) = usual
    low, high = corners.min(axis=(0, 1)), corners.max(axis=(0, 1))
    (low_x, low_y), (high_x, high_y) = low - 0.02 * (high - low), high + 0.02 * (high - low)
    ax.set(xlim=(min(left, low_x), max(right, high_x)), ylim=(min(bottom, low_y), max(top, high_y)))


def _squares(x, y, residuals):
    """Each square's corners; it lies on the side that a rising line does not cross.

    Shapes: three of (n,); returns (n, 4, 2).
    """
    far, line = x - residuals, y - residuals
    return np.stack([np.column_stack(corner) for corner in
                     ((x, y), (x, line), (far, line), (far, y))], axis=1)
