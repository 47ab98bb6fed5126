"""Figures of studies of notebook 03: likelihood against squared error, and repeated searches."""

import numpy as np

from course_utils.likelihood.comparison import BOTH, NEITHER, ONE
from course_utils.plots.display import (
    BLACK,
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    VERMILION,
    describe,
    new_axes,
)

_KINDS = ((BOTH, BLUE, "o"), (ONE, VERMILION, "^"), (NEITHER, GREEN, "x"))
_SEARCHES = ((BLUE, "o"), (GREEN, "s"), (ORANGE, "^"))


def plot_curve_errors(study):
    """Draw each data set's curve error by squared error against that by likelihood.

    Parameters
    ----------
    study : DataFrame
        From `likelihood.comparison.compare_fits`.

    Returns
    -------
    Axes
    """
    ax = new_axes(size=(6.4, 6.0))
    top = 1.05 * study[["mle_error", "mse_error"]].to_numpy().max()
    ax.plot([0, top], [0, top], color=GREY, lw=1)
    parts = []
    for kind, colour, marker in _KINDS:
        group = study[study["optima"] == kind]
        ax.plot(group["mle_error"], group["mse_error"], marker, color=colour, ms=5, alpha=0.7,
                ls="none", label=f"{kind}: {len(group)} sets")
        ax.plot(group["mle_error"].mean(), group["mse_error"].mean(), marker, color=colour,
                mec=BLACK, mew=2.5, ms=13, ls="none", zorder=4)
        parts.append(f"{kind}: {len(group)} sets, mean {group['mle_error'].mean():.3f} by "
                     f"likelihood and {group['mse_error'].mean():.3f} by squared error")
    ax.set(xlabel="curve error, likelihood", ylabel="curve error, squared error",
           xlim=(0, top), ylim=(0, top), aspect="equal")
    ax.figure.legend(loc="outside upper center", title="finite optima", ncols=1)
    return describe(
        ax,
        f"Scatter of the curve errors of {len(study)} data sets, squared error against "
        f"likelihood, with the diagonal. Finite optima: {'; '.join(parts)}.",
        "Above the diagonal the likelihood's curve is closer to the truth, below it that of the "
        "squared error. Large marks: the means of the three groups.",
    )


def plot_searches(excess):
    """Draw how far repeated searches stayed from the exact optimum.

    Parameters
    ----------
    excess : DataFrame
        From `solutions.searches.compare_searches`: one column for each search.

    Returns
    -------
    Axes
    """
    ax = new_axes(size=(8.0, 3.8))
    names = list(excess.columns)
    # Neighbouring seeds are drawn on different heights so that equal values stay visible.
    heights = np.linspace(-0.22, 0.22, len(excess))
    for row, (name, (colour, marker)) in enumerate(zip(names, _SEARCHES, strict=False)):
        ax.plot(excess[name], row + heights, marker, color=colour, ms=6, alpha=0.8, ls="none")
        median = float(excess[name].median())
        ax.plot([median, median], [row - 0.35, row + 0.35], color=BLACK, lw=2)
        ax.annotate(f"median {median:.2f}", (median, row - 0.35), ha="center", va="bottom",
                    fontsize=9)
    ax.set(xscale="log", yticks=range(len(names)), yticklabels=names,
           ylim=(len(names) - 0.4, -0.7),
           xlabel="negative log-likelihood above the exact optimum (nats, log scale)")
    parts = "; ".join(f"{name}: median {excess[name].median():.2f}, worst {excess[name].max():.2f}"
                      for name in names)
    return describe(
        ax,
        f"Excess of the negative log-likelihood over the exact optimum after each of "
        f"{len(excess)} searches. {parts}.",
        f"Each mark is one of {len(excess)} seeds, each black line a median. Further left is "
        "better.",
    )
