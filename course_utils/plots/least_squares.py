"""Figures of the notebook on least squares."""

import numpy as np
import seaborn as sns
from numpy.polynomial.polynomial import polyfit

from course_utils.arrays import finite_array
from course_utils.plots.display import BLACK, BLUE, GREY, ORANGE, VERMILION, describe, new_axes


def plot_residuals(data, guess):
    """Draw the vertical distances from the points to a guessed line and to the best line.

    Parameters
    ----------
    data : array_like of shape (n, 2)
        x in the first column, y in the second.
    guess : tuple of float
        The intercept and the slope of the guessed line.

    Returns
    -------
    ndarray of Axes, shape (2,)
        The guess on the left, the least squares line on the right.
    """
    data = finite_array(data, "data", ndim=2)
    best = polyfit(*data.T, deg=1)
    axes = new_axes(columns=2, size=(10.0, 4.6), sharex=True, sharey=True)
    _draw_residuals(axes[0], data, guess, "A guess")
    _draw_residuals(axes[1], data, best, "The least squares line")
    alt = (
        f"Two panels with the same {len(data)} points, each joined to a line by a vertical "
        f"segment. Left, the guess {_equation(guess)}: the squared segments add up to "
        f"{_digits(_sum_of_squares(data, guess))}. Right, the least squares line "
        f"{_equation(best)}: they add up to {_digits(_sum_of_squares(data, best))}."
    )
    caption = (
        "The dotted segments are the residuals. No straight line has a smaller sum of squared "
        "residuals than the one on the right."
    )
    return describe(axes, alt, caption)


def plot_fits(data, fit, reference):
    """Draw the data and two fitted lines, the second dashed so that both can be seen.

    Parameters
    ----------
    data : array_like of shape (n, 2)
        x in the first column, y in the second.
    fit, reference : tuple of float
        Intercept and slope from `perform_least_squares` and from scikit-learn.

    Returns
    -------
    Axes
    """
    data = finite_array(data, "data", ndim=2)
    ax = _chart()
    _draw_line(ax, data, fit, color=BLUE, linewidth=5, label="perform_least_squares")
    _draw_line(ax, data, reference, color=ORANGE, linewidth=2, linestyle="--",
               label="LinearRegression")
    _draw_points(ax, data, label="data")
    ax.legend(loc="lower right")
    alt = (
        f"Scatterplot of {len(data)} points with two straight lines. The line of "
        f"perform_least_squares is solid, {_equation(fit)}; the line of LinearRegression is "
        f"dashed, {_equation(reference)}. {_span(data)}"
    )
    caption = "The data and both fits. Where the two lines agree, the dashed one lies on the other."
    return describe(ax, alt, caption)


def plot_offset_errors(offsets, errors, own_errors, bounds):
    """Draw the relative error of a slope against how far from 0 the points lie.

    Parameters
    ----------
    offsets : array_like of shape (k,)
        How far the points were moved to the right, in units of x.
    errors : array_like of shape (k,)
        Relative errors, above 0, of the slope that the formula without centring gives.
    own_errors : array_like of shape (k,)
        Those of `perform_least_squares`. Two digits are drawn: the others depend on the machine.
    bounds : array_like of shape (k,)
        What `own_errors` stay below.

    Returns
    -------
    Axes
        Both scales are logarithmic.
    """
    offsets, errors, own_errors, bounds = (
        finite_array(value, name, ndim=1)
        for value, name in ((offsets, "offsets"), (errors, "errors"), (own_errors, "own_errors"),
                            (bounds, "bounds"))
    )
    own_errors = [float(f"{error:.1e}") for error in own_errors]
    ax = new_axes()
    ax.loglog(offsets, errors, color=VERMILION, marker="o", label="formula without centring")
    ax.loglog(offsets, own_errors, color=BLUE, marker="s", label="perform_least_squares")
    ax.loglog(offsets, bounds, color=GREY, linestyle="--", label="1e-16 times the offset")
    ax.set(xlabel="how far the points were moved to the right",
           ylabel="relative error of the slope")
    ax.legend(loc="upper left")
    alt = (
        "Chart with two logarithmic axes: the relative error of the slope against how far the "
        f"points were moved to the right. Without centring it climbs from {_digits(errors[0])} "
        f"at {offsets[0]:,.0f} to {_digits(errors[-1])} at {offsets[-1]:,.0f}. "
        f"That of perform_least_squares goes from {own_errors[0]:.1e} to {own_errors[-1]:.1e}, "
        f"below a dashed line from {bounds[0]:.4g} to {bounds[-1]:.4g}."
    )
    caption = (
        "Both axes are logarithmic. An error of 1 means that the slope is wrong by as much as "
        "the slope itself."
    )
    return describe(ax, alt, caption)


def plot_outlier(data, row, wrong_y):
    """Draw the line through the data and the line after one y was mistyped.

    Parameters
    ----------
    data : array_like of shape (n, 2)
        x in the first column, y in the second.
    row : int
        The row that is mistyped.
    wrong_y : float
        What stands there in place of its y.

    Returns
    -------
    Axes
    """
    data = finite_array(data, "data", ndim=2)
    mistyped = data.copy()
    mistyped[row, 1] = wrong_y
    before, after = polyfit(*data.T, deg=1), polyfit(*mistyped.T, deg=1)
    ax = _chart()
    _draw_line(ax, data, before, color=BLUE, label=f"before: {_equation(before)}")
    _draw_line(ax, data, after, color=VERMILION, linestyle="--",
               label=f"after: {_equation(after)}")
    _draw_points(ax, data, label="data")
    ax.plot(*mistyped[row], color=VERMILION, marker="X", markersize=10, linestyle="none",
            label="mistyped point")
    _draw_arrow(ax, data[row], mistyped[row])
    ax.legend(loc="upper left")
    alt = (
        f"Scatterplot of {len(data)} points and two lines. The point at x = "
        f"{_digits(data[row, 0])} moves from y = {_digits(data[row, 1])} to {_digits(wrong_y)}. "
        f"The solid line before is {_equation(before)}, the dashed line after is "
        f"{_equation(after)}."
    )
    caption = "One mistyped y, marked with a cross, pulls the whole line towards itself."
    return describe(ax, alt, caption)


def plot_both_directions(data):
    """Draw the line that predicts y from x and the line that predicts x from y.

    Parameters
    ----------
    data : array_like of shape (n, 2)
        x in the first column, y in the second.

    Returns
    -------
    Axes
    """
    data = finite_array(data, "data", ndim=2)
    x, y = data.T
    y_from_x = polyfit(x, y, deg=1)
    intercept, slope = polyfit(y, x, deg=1)
    # x = a + b y is drawn as y = -a/b + x/b.
    x_from_y = (-intercept / slope, 1 / slope)
    means = data.mean(axis=0)
    ax = _chart()
    _draw_line(ax, data, y_from_x, color=BLUE, label="y from x: vertical distances")
    _draw_line(ax, data, x_from_y, color=VERMILION, linestyle="--",
               label="x from y: horizontal distances")
    _draw_points(ax, data, label="data")
    ax.plot(*means, color=ORANGE, marker="D", markersize=10, markeredgecolor=BLACK,
            linestyle="none", label="the two means")
    ax.legend(loc="lower right")
    alt = (
        f"Scatterplot of {len(data)} points and two lines that cross at the means "
        f"({_digits(means[0])}, {_digits(means[1])}). Least squares of the vertical distances "
        f"gives the solid line {_equation(y_from_x)}; of the horizontal distances, the dashed "
        f"line {_equation(x_from_y)}."
    )
    caption = (
        "The same points, two least squares lines. They cross at the means of x and y, and "
        "differ in slope."
    )
    return describe(ax, alt, caption)


def _chart():
    ax = new_axes()
    ax.set(xlabel="x", ylabel="y")
    return ax


def _draw_residuals(ax, data, line, title):
    x, y = data.T
    ax.vlines(x, y, _predict(x, line), color=GREY, linestyle=":", linewidth=2)
    _draw_line(ax, data, line, color=BLUE)
    _draw_points(ax, data)
    total = _digits(_sum_of_squares(data, line))
    ax.set(title=f"{title}: {_equation(line)}\nsum of squared residuals {total}",
           xlabel="x", ylabel="y")


def _draw_points(ax, data, **style):
    sns.scatterplot(x=data[:, 0], y=data[:, 1], ax=ax, color=BLACK, s=60, zorder=3, **style)


def _draw_line(ax, data, line, **style):
    """Draw a line a little further than the data reach to both sides."""
    first, last = data[:, 0].min(), data[:, 0].max()
    margin = 0.05 * (last - first)
    x = np.array([first - margin, last + margin])
    sns.lineplot(x=x, y=_predict(x, line), ax=ax, errorbar=None, **style)


def _draw_arrow(ax, start, end):
    style = {"arrowstyle": "->", "color": GREY, "shrinkB": 7}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)


def _predict(x, line):
    return line[0] + line[1] * x


def _sum_of_squares(data, line):
    residuals = data[:, 1] - _predict(data[:, 0], line)
    return residuals @ residuals


def _span(data):
    (x_low, y_low), (x_high, y_high) = data.min(axis=0), data.max(axis=0)
    return (
        f"x runs from {_digits(x_low)} to {_digits(x_high)}, "
        f"y from {_digits(y_low)} to {_digits(y_high)}."
    )


def _equation(line):
    sign = "-" if line[1] < 0 else "+"
    return f"y = {_digits(line[0])} {sign} {_digits(abs(line[1]))} x"


def _digits(number):
    """Four significant digits; 0 for what is only rounding noise."""
    return "0" if abs(number) < 1e-9 else f"{number:.4g}"
