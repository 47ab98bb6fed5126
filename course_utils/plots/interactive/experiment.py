"""Notebook 03: draw other points from a curve, and watch the fits by two losses."""

from functools import partial

import numpy as np

from course_utils.likelihood.box import fit_in_box
from course_utils.likelihood.curve import (
    X_MAX,
    log_curve,
    loss_log_likelihood,
    loss_mse,
    sample_points,
)
from course_utils.likelihood.fits import fit_hyperopt, is_separable
from course_utils.likelihood.squared_error import fit_squared_error
from course_utils.plots.display import BLACK, BLUE, GREY, ORANGE, VERMILION, new_axes
from course_utils.plots.interactive.present import present
from course_utils.plots.interactive.scene import Scene, Slider

# Fewer than in the notebook: a slider should answer at once.
EVALUATIONS = 50
LOSSES = {"likelihood": (loss_log_likelihood, BLUE), "squared error": (loss_mse, VERMILION)}


def interactive_experiment():
    """Show points that can be drawn anew, and both fits, exact and by hyperopt."""
    controls = {
        "seed": Slider("Seed of the points", 0, 99, 1, 0),
        "size": Slider("Number of points", 5, 200, 5, 20),
        "midpoint": Slider("True curve: half at", 2.0, 8.0, 0.1, 6.7),
        "slope": Slider("True curve: slope", 0.5, 5.0, 0.1, 1.5),
    }
    present(experiment_scene(), controls)


def experiment_scene():
    """The figure of `interactive_experiment`; ``move`` takes `seed`, `size`, `midpoint`, `slope`.

    Returns
    -------
    Scene
    """
    ax = new_axes(size=(8.0, 5.4))
    x = np.linspace(0, X_MAX, 301)
    true, = ax.plot(x, x, color=GREY, lw=5, alpha=0.5, label="true curve")
    curves = {}
    for loss, (_, colour) in LOSSES.items():
        exact, = ax.plot(x, x, color=colour, lw=2, label=f"{loss}, exact")
        search, = ax.plot(x, x, color=colour, lw=1.5, ls="--", label=f"{loss}, hyperopt")
        curves[loss] = exact, search
    points, = ax.plot([], [], "o", color=ORANGE, mec=BLACK, ms=6, ls="none", label="data")
    ax.set(xlabel="x", ylabel="y, or the probability that y = 1", xlim=(-0.3, X_MAX + 0.3),
           ylim=(-0.05, 1.05))
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.13), ncols=3, fontsize=9, frameon=False)

    def move(seed, size, midpoint, slope):
        thetas = -slope * midpoint, slope
        data = sample_points(np.random.default_rng(seed), size, *thetas)
        points.set_data(*data)
        true.set_ydata(log_curve(x, *thetas))
        for loss, (function, _) in LOSSES.items():
            for line, fit in zip(curves[loss], (_exact, _searched), strict=True):
                line.set_ydata(log_curve(x, *fit(loss, function, *data)))
        return (f"Seed {seed}, {size} points, {int(data[1].sum())} of them ones; the true curve is "
                f"one half at {midpoint:.1f} and has slope {slope:.1f}. {_finite(*data)}")

    return Scene(
        ax, [true, *(line for pair in curves.values() for line in pair), points], move,
        "Points that are 0 or 1, a true curve, and four fitted curves: by likelihood and by "
        "squared error, each the best one in the search box and one that hyperopt found in "
        f"{EVALUATIONS} evaluations.",
        "Solid: the best curve in the search box. Dashed: what hyperopt finds there in "
        f"{EVALUATIONS} evaluations.",
    )


def _exact(loss, function, x, y):
    return fit_in_box(x, y, loss)


def _searched(loss, function, x, y):
    found = fit_hyperopt(partial(function, data_x=x, data_y=y), max_evals=EVALUATIONS).params
    return found["theta_0"], found["theta_1"]


def _finite(x, y):
    if is_separable(x, y):
        return "A threshold separates the labels: neither loss has a finite optimum."
    if fit_squared_error(x, y).finite:
        return "Both losses have a finite optimum."
    return "The likelihood has a finite optimum, the squared error has none."
