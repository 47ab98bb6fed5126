"""Figures of notebook 04: models compared, and NDCG by dimension."""

import numpy as np

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

_COLOURS = (GREY, ORANGE, GREEN, VERMILION, BLUE, PURPLE)
_MARKERS = "oDs^vP"


def plot_dimensions(studies, baseline_name, metric):
    """By dimension, how far factorisations are ahead of a baseline.

    Parameters
    ----------
    studies : mapping of str to DataFrame
        By the model's name, from `course_utils.recommend.starts.dimension_study`.
    baseline_name, metric : str

    Returns
    -------
    ndarray of Axes, one a model
    """
    axes = np.ravel(new_axes(1, len(studies), size=(3.7 * len(studies), 4.4), sharey=True))
    parts = []
    for ax, (name, study), colour in zip(
        axes, studies.items(), (BLUE, VERMILION, GREEN), strict=True
    ):
        places = np.arange(len(study))
        _bars(ax, places, study, colour, vertical=True)
        ax.vlines(places, study["min"], study["max"], color=colour, lw=9, alpha=0.3,
                  label="from the lowest to the highest start")
        ax.axhline(0, color=BLACK, ls="--", lw=1.2)
        ax.set(title=name, xlabel="dimension", xlim=(-0.5, len(study) - 0.5))
        ax.set_xticks(places, labels=study.index)
        above = ", ".join(str(dim) for dim in study.index[study["low"] > 0]) or "none"
        values = ", ".join(f"{value:+.4f} at {dim}" for dim, value in study["difference"].items())
        parts.append(f"{name}: {values}; the interval lies above 0 at: {above}")
    axes[0].set_ylabel(f"{metric} minus that of {baseline_name}")
    axes[0].legend(loc="upper left", fontsize=8)
    alt = (
        f"Differences in {metric} from {baseline_name} by dimension, means over the starts, with "
        f"95% intervals over the users. {'. '.join(parts)}."
    )
    caption = (
        "Thin bars: 95% bootstrap interval over the users. Broad bars: the starts. A difference "
        "is more than the choice of users explains where the thin bar does not reach 0."
    )
    return describe(axes, alt, caption)


def plot_differences(tables, metric):
    """How far models are ahead of others, with intervals.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        By the split's name, from `course_utils.recommend.bootstrap.paired_differences`.
    metric : str

    Returns
    -------
    ndarray of Axes, one a split
    """
    axes = np.ravel(new_axes(1, len(tables), size=(5.6 * len(tables), 3.8), sharey=True))
    parts = []
    for ax, (split, table) in zip(axes, tables.items(), strict=True):
        places = np.arange(len(table))
        _bars(ax, places, table, BLUE)
        ax.axvline(0, color=BLACK, lw=1)
        ax.set(title=split, xlabel=f"difference in {metric}", yticks=places,
               ylim=(len(table) - 0.5, -0.5))
        ax.set_yticks(places, labels=table.index)
        parts.append(f"{split}: " + "; ".join(
            f"{name} {row.difference:+.4f}, from {row.low:+.4f} to {row.high:+.4f}"
            for name, row in table.iterrows()))
    alt = f"Differences in {metric} with 95% intervals. {'. '.join(parts)}."
    return describe(axes, alt, "A difference is more than the choice of users explains where its "
                               "bar does not reach 0.")


def _bars(ax, places, table, colour, vertical=False):
    errors = np.abs(table[["low", "high"]].to_numpy().T - table["difference"].to_numpy())
    values = table["difference"]
    points = {"x": places, "y": values, "yerr": errors} if vertical else {
        "x": values, "y": places, "xerr": errors}
    ax.errorbar(**points, color=colour, marker="o", capsize=4, ls="none", lw=1.6)


def plot_candidates(full, sampled, metric, n_negatives):
    """The same models when the held-out items compete with all items and with a sample.

    Parameters
    ----------
    full, sampled : Series
        The metric by the model's name, in the same order.
    metric : str
    n_negatives : int
        The size of the sample.

    Returns
    -------
    ndarray of Axes, shape (2,)
    """
    titles = "all unseen films", f"{n_negatives} random films"
    axes = new_axes(1, 2, size=(10.4, 3.2))
    parts = []
    for ax, values, title in zip(axes, (full, sampled), titles, strict=True):
        ordered = values.sort_values(ascending=False, kind="stable")
        for place, (name, value) in enumerate(ordered.items()):
            look = values.index.get_loc(name)
            ax.plot(value, place, _MARKERS[look], color=_COLOURS[look], ms=9)
        ax.set(title=f"among {title}", xlabel=metric, xlim=(0, 1.08 * values.max()),
               ylim=(len(values) - 0.5, -0.5))
        ax.set_yticks(range(len(values)), labels=ordered.index)
        listed = ", ".join(f"{name} {value:.4f}" for name, value in ordered.items())
        parts.append(f"Among {title}: {listed}.")
    alt = f"{metric} of {len(full)} models, the best on top. {' '.join(parts)}"
    return describe(axes, alt, "The same models, the same held-out films: only the competitors of "
                               "each film differ.")
