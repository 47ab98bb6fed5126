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


def plot_dimensions(studies, baseline, baseline_name, metric):
    """A metric by dimension, with the interval of its difference from a baseline.

    Parameters
    ----------
    studies : mapping of str to DataFrame
        By the model's name, from `course_utils.recommend.tuning.dimension_study`.
    baseline : float
        The baseline's own metric.
    baseline_name, metric : str

    Returns
    -------
    Axes, one a model
    """
    axes = np.ravel(new_axes(1, len(studies), size=(5.2 * len(studies), 4.6), sharey=True))
    parts = []
    for ax, (name, study), colour in zip(axes, studies.items(), (BLUE, VERMILION)):
        bars = np.abs(study[["low", "high"]].to_numpy().T - study["difference"].to_numpy())
        ax.errorbar(study.index, study[metric], bars, color=colour, marker="o", capsize=4, lw=1.6)
        ax.axhline(baseline, color=BLACK, ls="--", lw=1.2)
        ax.annotate(baseline_name, (study.index[-1], baseline), (-8, -12),
                    textcoords="offset points", ha="right", fontsize=9)
        ax.set_xscale("log", base=2)
        ax.set(title=name, xlabel="dimension (log scale)", xticks=study.index, ylim=(0, None))
        ax.set_xticks(study.index, labels=[str(dim) for dim in study.index])
        above = ", ".join(str(dim) for dim in study.index[study["low"] > 0]) or "none"
        values = ", ".join(f"{value:.4f} at {dim}" for dim, value in study[metric].items())
        parts.append(f"{name}: {values}; the interval lies above {baseline_name} at: {above}")
    axes[0].set_ylabel(metric)
    alt = (
        f"{metric} by dimension, with {baseline_name} at {baseline:.4f} as a dashed line. "
        f"{'. '.join(parts)}."
    )
    caption = (
        f"Bars: 95% bootstrap interval of the difference from {baseline_name}. Where a whole bar "
        "lies above the dashed line, the difference is more than chance."
    )
    return describe(axes, alt, caption)


def plot_differences(tables, metric):
    """How far one model is ahead of each of the others, with intervals.

    Parameters
    ----------
    tables : mapping of str to DataFrame
        By the split's name, from `course_utils.recommend.bootstrap.paired_differences`.
    metric : str

    Returns
    -------
    Axes, one a split
    """
    axes = np.ravel(new_axes(1, len(tables), size=(5.2 * len(tables), 3.2), sharey=True))
    parts = []
    for ax, (split, table) in zip(axes, tables.items()):
        places = np.arange(len(table))
        bars = np.abs(table[["low", "high"]].to_numpy().T - table["difference"].to_numpy())
        ax.errorbar(table["difference"], places, xerr=bars, color=BLUE, marker="o", capsize=4,
                    ls="none", lw=1.6)
        ax.axvline(0, color=BLACK, lw=1)
        ax.set(title=split, xlabel=f"difference in {metric}", yticks=places,
               ylim=(len(table) - 0.5, -0.5))
        ax.set_yticks(places, labels=table.index)
        parts.append(f"{split}: " + "; ".join(
            f"{name} {row.difference:+.4f}, from {row.low:+.4f} to {row.high:+.4f}"
            for name, row in table.iterrows()))
    name = next(iter(tables.values())).index.name
    axes[0].set_ylabel(name)
    alt = f"Differences in {metric}, {name} another model, with 95% intervals. {'. '.join(parts)}."
    return describe(axes, alt, "A difference is more than chance where its bar does not reach 0.")


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
    for ax, values, title in zip(axes, (full, sampled), titles):
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
