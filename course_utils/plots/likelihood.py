"""Figures of binary data and the logistic curves fitted to them."""

import numpy as np

from course_utils.likelihood.curve import X_MAX, log_curve, loss_log_likelihood
from course_utils.personal_data import PERSONAL_DATA
from course_utils.plots.display import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    VERMILION,
    describe,
    new_axes,
)

_STYLES = ((BLUE, "-"), (VERMILION, "--"), (GREEN, "-."), (PURPLE, ":"))


def plot_logistic_fits(data_x, data_y, fits=()):
    """Draw binary data, the true curve and any fitted curves.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
    fits : mapping of str to (theta_0, theta_1)
        At most four rising curves and their names for the legend.

    Returns
    -------
    Axes
    """
    fits = dict(fits)
    ax = new_axes()
    x = np.linspace(0, X_MAX, 301)
    ax.plot(x, log_curve(x, PERSONAL_DATA.theta_0, PERSONAL_DATA.theta_1), color=GREY, lw=4,
            alpha=0.5, label="true curve")
    for (name, thetas), (colour, style) in zip(fits.items(), _STYLES, strict=False):
        ax.plot(x, log_curve(x, *thetas), color=colour, ls=style, lw=2, label=name)
    _scatter(ax, data_x, data_y)
    ax.legend(loc="center left")
    caption = "Each point is one observation: 0 or 1. A curve is the probability of a 1."
    if fits:
        caption += " A fit can be steeper or flatter than the true curve, or moved to one side."
    return describe(ax, _fits_alt(data_x, data_y, fits), caption)


def plot_separable(data_x, data_y, midpoint, slopes):
    """Draw separable data under steeper and steeper curves, and the likelihood's loss of each.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
        Zeros on the left of `midpoint`, ones on the right.
    midpoint : float
        Where all the curves are one half.
    slopes : sequence of float
        At most four values of theta_1.

    Returns
    -------
    ndarray of Axes, shape (2,)
    """
    left, right = axes = new_axes(1, 2, size=(10.0, 4.2))
    x = np.linspace(0, X_MAX, 501)
    losses = [_loss_at(midpoint, slope, data_x, data_y) for slope in slopes]
    for slope, loss, (colour, style) in zip(slopes, losses, _STYLES, strict=False):
        ax_label = f"slope {slope:g}"
        left.plot(x, log_curve(x, -slope * midpoint, slope), color=colour, ls=style, label=ax_label)
        right.plot(slope, loss, "o", color=colour)
        right.annotate(ax_label, (slope, loss), xytext=(8, 4), textcoords="offset points")
    _scatter(left, data_x, data_y)
    left.legend(loc="upper left", bbox_to_anchor=(0.0, 0.92))
    scan = np.geomspace(min(slopes) / 1.5, max(slopes) * 1.8, 60)
    right.plot(scan, [_loss_at(midpoint, s, data_x, data_y) for s in scan], color=GREY, zorder=1)
    right.set(xscale="log", yscale="log", xlabel="slope theta_1", ylabel="negative log-likelihood")
    values = ", ".join(
        f"{loss:.3g} at {slope:g}" for slope, loss in zip(slopes, losses, strict=True)
    )
    return describe(
        axes,
        f"Left: all zeros lie left of x = {midpoint:g} and all ones right of it; curves with "
        f"slopes {', '.join(f'{slope:g}' for slope in slopes)} pass through one half there, each "
        f"closer to a step. Right: the negative log-likelihood against the slope falls without "
        f"end: {values}.",
        "Each steeper curve fits separable data better, so no finite slope is the best one.",
    )


def _scatter(ax, data_x, data_y):
    ax.plot(data_x, data_y, "o", color=ORANGE, mec=BLACK, ms=7, alpha=0.85, ls="none", label="data",
            zorder=3)
    ax.set(xlabel="x", ylabel="y, or the probability that y = 1", xlim=(-0.3, X_MAX + 0.3))


def _fits_alt(data_x, data_y, fits):
    data_x, data_y = np.asarray(data_x), np.asarray(data_y)
    zeros, ones = data_x[data_y == 0], data_x[data_y == 1]
    curves = {"true curve": (PERSONAL_DATA.theta_0, PERSONAL_DATA.theta_1), **fits}
    words = "; ".join(
        f"{name}: one half at x = {-theta_0 / theta_1:.3g}, slope theta_1 = {theta_1:.3g}"
        for name, (theta_0, theta_1) in curves.items()
    )
    return (
        f"{len(data_x)} points: {len(zeros)} zeros with x from {zeros.min():.2f} to "
        f"{zeros.max():.2f}, {len(ones)} ones with x from {ones.min():.2f} to {ones.max():.2f}. "
        f"Curves that rise from 0 to 1. {words[0].upper()}{words[1:]}."
    )


def _loss_at(midpoint, slope, data_x, data_y):
    params = {"theta_0": -slope * midpoint, "theta_1": slope}
    return loss_log_likelihood(params, data_x, data_y)
