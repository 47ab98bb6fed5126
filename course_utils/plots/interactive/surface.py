"""Notebook 03: move the two parameters of a logistic curve over the likelihood's surface."""

import numpy as np

from course_utils.likelihood.box import box_losses
from course_utils.likelihood.curve import X_MAX, checked_points, log_curve
from course_utils.likelihood.fits import SEARCH_BOX, fit_newton
from course_utils.personal_data import PERSONAL_DATA
from course_utils.plots.artists import PLACED
from course_utils.plots.display import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    SKY,
    VERMILION,
    new_axes,
)
from course_utils.plots.interactive.present import present
from course_utils.plots.interactive.scene import Scene, Slider

LEVELS = (3, 10, 30, 100, 300)
SMALLEST = 1e-12
"""Where the axis of the running product ends; smaller products are drawn at its end."""


def interactive_surface(data_x, data_y, trials, start=(-5.0, 1.0)):
    """Show the likelihood's surface, and for a point on it the curve and its probabilities.

    Parameters
    ----------
    data_x : array_like of float, shape (n,)
    data_y : array_like of 0 and 1, shape (n,)
    trials : DataFrame
        The trials of `likelihood.fits.fit_hyperopt`, in their order.
    start : (theta_0, theta_1)
        The parameters at the beginning.
    """
    exponents = np.log10(SEARCH_BOX["theta_1"])
    controls = {
        "theta_0": Slider("Intercept theta_0", *SEARCH_BOX["theta_0"], 0.5, start[0]),
        "theta_1": Slider("Slope theta_1", *exponents.tolist(), 0.02, start[1], is_log=True),
    }
    present(surface_scene(data_x, data_y, trials), controls)


def surface_scene(data_x, data_y, trials):
    """The figure of `interactive_surface`, whose ``move`` takes `theta_0` and `theta_1`.

    Returns
    -------
    Scene
    """
    data_x, data_y = checked_points(data_x, data_y)
    order = np.argsort(data_x)
    data_x, data_y = data_x[order], data_y[order]
    optimum = fit_newton(data_x, data_y)
    best = -_log_probabilities(data_x, data_y, *optimum).sum()
    axes = new_axes(1, 3, size=(11.5, 4.6), width_ratios=(1.2, 1, 1))
    here = _draw_surface(axes[0], data_x, data_y, trials, optimum)
    move_curve, curve_artists = _draw_curve(axes[1], data_x, data_y)
    move_product, product_artists = _draw_product(axes[2], data_x, data_y)

    def move(theta_0, theta_1):
        logs = _log_probabilities(data_x, data_y, theta_0, theta_1)
        here.set_data([theta_0], [theta_1])
        move_curve(theta_0, theta_1)
        product = move_product(logs)
        return (f"At theta_0 = {theta_0:.3g} and theta_1 = {theta_1:.3g} the product of the "
                f"{len(logs)} probabilities is {product}, its logarithm {logs.sum():z.2f}; "
                f"the highest possible logarithm is {-best:.2f}.")

    return Scene(
        axes, [here, *curve_artists, *product_artists], move,
        f"Left: contours of the negative log-likelihood over the search box, the "
        f"{len(trials)} evaluations of the search, the true parameters "
        f"({PERSONAL_DATA.theta_0:g}, {PERSONAL_DATA.theta_1:g}), the best ones ({optimum[0]:.3g}, "
        f"{optimum[1]:.3g}), and the parameters chosen. Middle: their curve; a stick at each "
        f"point is as long as the probability of its label. Right: the running product of these "
        f"probabilities.",
        "A point on the surface is a curve. The lengths of the sticks, multiplied, are its "
        "likelihood.",
    )


def _draw_surface(ax, data_x, data_y, trials, optimum):
    theta_0, theta_1, losses = box_losses(data_x, data_y, steps=101)
    ax.set(yscale="log", xlabel="theta_0", ylabel="theta_1 (log scale)", title="the search box")
    lines = ax.contour(theta_0, theta_1, losses, levels=LEVELS, colors=GREY, linewidths=1)
    for text in ax.clabel(lines, fmt="%g", fontsize=8, inline=False, colors=BLACK):
        text.set_gid(PLACED)
        text.set_bbox({"facecolor": "white", "edgecolor": "none", "pad": 0.5})
    ax.plot(trials["theta_0"], trials["theta_1"], "o", color=SKY, mec=BLUE, ms=3, ls="none",
            alpha=0.7, label=f"{len(trials)} evaluations")
    ax.plot(PERSONAL_DATA.theta_0, PERSONAL_DATA.theta_1, "D", color=GREEN, mec=BLACK, ms=8,
            ls="none", label="true parameters")
    ax.plot(*optimum, "*", color=VERMILION, mec=BLACK, ms=14, ls="none", label="best parameters")
    here, = ax.plot([], [], "P", color=ORANGE, mec=BLACK, ms=12, ls="none",
                    label="your parameters")
    _legend_below(ax)
    return here


def _draw_curve(ax, data_x, data_y):
    x = np.linspace(0, X_MAX, 201)
    ends = np.where(data_y == 1, 0.0, 1.0)
    ax.plot(x, log_curve(x, PERSONAL_DATA.theta_0, PERSONAL_DATA.theta_1), color=GREY, lw=4,
            alpha=0.4, label="true curve")
    sticks = [
        ax.vlines(data_x[data_y == label], 0, 0, color=colour, ls=style, lw=2,
                  label=f"probability of this {label}")
        for label, colour, style in ((1, BLUE, "-"), (0, VERMILION, (0, (2, 1))))
    ]
    curve, = ax.plot(x, x, color=BLACK, lw=1.8, label="your curve")
    points, = ax.plot(data_x, data_y, "o", color=ORANGE, mec=BLACK, ms=7, ls="none")
    ax.set(xlabel="x", ylabel="probability that y = 1", ylim=(-0.05, 1.05), title="the curve")
    _legend_below(ax)

    def move(theta_0, theta_1):
        curve.set_ydata(log_curve(x, theta_0, theta_1))
        heights = log_curve(data_x, theta_0, theta_1)
        segments = np.stack([np.column_stack([data_x, ends]),
                             np.column_stack([data_x, heights])], axis=1)
        for label, stick in zip((1, 0), sticks, strict=True):
            stick.set_segments(segments[data_y == label])

    return move, [*sticks, curve, points]


def _draw_product(ax, data_x, data_y):
    steps, = ax.step([], [], where="post", color=BLACK, lw=1.8)
    marks = [ax.plot([], [], marker, color=colour, mec=BLACK, ms=6, ls="none",
                     label=f"after a {label}")[0]
             for label, colour, marker in ((1, BLUE, "^"), (0, VERMILION, "v"))]
    ax.set(yscale="log", xlim=(-0.3, X_MAX + 0.3), ylim=(SMALLEST / 2, 2), xlabel="x",
           ylabel="product of the probabilities up to x")
    _legend_below(ax)
    title = ax.set_title(" ")

    def move(logs):
        running = np.exp(np.maximum(np.cumsum(logs), np.log(SMALLEST)))
        steps.set_data([0, *data_x, X_MAX], [1, *running, running[-1]])
        for label, mark in zip((1, 0), marks, strict=True):
            mark.set_data(data_x[data_y == label], running[data_y == label])
        product = _in_words(np.exp(logs.sum()))
        title.set_text(f"product {product}, log {logs.sum():z.2f}")
        return product

    return move, [steps, *marks, title]


def _legend_below(ax):
    """Put the legend where nothing that moves can cover it."""
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.14), ncols=2, fontsize=8, frameon=False)


def _log_probabilities(data_x, data_y, theta_0, theta_1):
    """The logarithm of each label's probability, exact also where the probability is 0."""
    return -np.logaddexp(0.0, (1 - 2 * data_y) * (theta_0 + theta_1 * data_x))


def _in_words(product):
    return "0 (too small for a float)" if product == 0 else f"{product:.3g}"
