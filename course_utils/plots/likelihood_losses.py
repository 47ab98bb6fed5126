"""Figures of the losses of the logistic curve, as functions of its two parameters."""


import numpy as np

from course_utils.likelihood import loss_log_likelihood, loss_mse
from course_utils.plots.artists import PLACED
from course_utils.plots.display import (
    BLACK,
    BLUE,
    GREY,
    ORANGE,
    VERMILION,
    describe,
    new_axes,
)
from course_utils.search_study import box_losses


def plot_search_box(data_x, data_y, trials, optimum):
    """Draw where a search looked in the course's box, over the negative log-likelihood.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
    trials : DataFrame
        The evaluations of a search: ``theta_0``, ``theta_1``, ``loss``.
    optimum : (theta_0, theta_1)
        The exact optimum.

    Returns
    -------
    Axes
    """
    ax = new_axes(size=(8.0, 5.4))
    theta_0, theta_1, losses = box_losses(data_x, data_y, steps=161)
    ax.set(yscale="log", xlabel="theta_0", ylabel="theta_1 (log scale)")
    levels = [3, 10, 30, 100, 300, 745]
    lines = ax.contour(theta_0, theta_1, losses, levels=levels, colors=GREY, linewidths=1)
    _label_contours(ax, lines)
    ax.contourf(theta_0, theta_1, losses, levels=[745, losses.max()], colors="#E4E4E4")
    ax.plot(trials["theta_0"], trials["theta_1"], "o", color=BLUE, ms=4, alpha=0.7, ls="none",
            label=f"{len(trials)} evaluations")
    best = trials.loc[trials["loss"].idxmin(), ["theta_0", "theta_1"]].to_numpy(dtype=float)
    ax.plot(*best, "D", color=ORANGE, mec=BLACK, ms=9, ls="none", label="best of them")
    ax.plot(*optimum, "*", color=VERMILION, mec=BLACK, ms=16, ls="none", label="exact optimum")
    ax.figure.legend(loc="outside upper center", ncols=3)
    zero = np.mean(losses > 745)
    return describe(
        ax,
        f"Contours of the negative log-likelihood over theta_0 from -50 to 50 and theta_1 from "
        f"0.01 to 100; they narrow to a curved valley. The product is 0 in floating point on "
        f"{zero:.0%} of the box, shaded. The best of {len(trials)} evaluations lies at theta_0 = "
        f"{best[0]:.3g}, theta_1 = {best[1]:.3g}; the exact optimum at {optimum[0]:.3g}, "
        f"{optimum[1]:.3g}.",
        "Lines join parameters with the same negative log-likelihood. The good parameters fill "
        "one narrow valley; in the shaded corner the product is exactly 0.",
    )


def plot_loss_slices(data_x, data_y, start, end):
    """Draw both losses along the straight line through two curves' parameters.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
    start, end : (theta_0, theta_1)
        Positions 0 and 1 on the line: two local minima of the squared error.

    Returns
    -------
    ndarray of Axes, shape (2,)
    """
    axes = new_axes(1, 2, size=(10.0, 4.0))
    positions = np.linspace(-0.12, 1.4, 153)
    points = np.outer(1 - positions, start) + np.outer(positions, end)
    panels = (
        (loss_log_likelihood, "negative log-likelihood", BLUE, "-"),
        (loss_mse, "sum of squared errors", VERMILION, "--"),
    )
    for ax, (loss, title, colour, style) in zip(axes, panels, strict=True):
        values = [_loss(loss, a, b, data_x, data_y) for a, b in points]
        ax.plot(positions, values, color=colour, ls=style, lw=2)
        ends = [_loss(loss, *point, data_x, data_y) for point in (start, end)]
        ax.plot([0, 1], ends, "o", color=BLACK, mfc="white")
        ax.set(title=title, xlabel="position (the squared error's minima at 0 and 1)")
    between = max(_loss(loss_mse, a, b, data_x, data_y)
                  for a, b in points[(positions > 0) & (positions < 1)])
    return describe(
        axes,
        f"Two losses along the line from ({start[0]:.3g}, {start[1]:.3g}) at position 0 to "
        f"({end[0]:.3g}, {end[1]:.3g}) at position 1. Left: the negative log-likelihood has one "
        f"valley. Right: the squared error has two, {ends[0]:.4g} at position 0 and "
        f"{ends[1]:.4g} at position 1, with a hill of {between:.4g} between them.",
        "A convex loss has one valley along every line. The squared error has two here: a search "
        "that walks downhill ends in the one on its side of the hill.",
    )


def _label_contours(ax, lines):
    # matplotlib chooses the places by the sizes of the letters. Labels on white leave the lines
    # whole, so that their points do not depend on the font.
    for text in ax.clabel(lines, fmt="%g", fontsize=8, inline=False, colors=BLACK):
        text.set_gid(PLACED)
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})


def _loss(loss, theta_0, theta_1, data_x, data_y):
    return loss({"theta_0": theta_0, "theta_1": theta_1}, data_x, data_y)
