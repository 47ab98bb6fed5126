"""Figures of notebook 05: the roofline, the growth of the time, and the losses of two engines."""

import numpy as np
from matplotlib.ticker import NullLocator

from course_utils.plots.display import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    PURPLE,
    SKY,
    VERMILION,
    describe,
    new_axes,
)
from course_utils.printing import significant
from course_utils.scale.cost import attainable_gflops

_LOOKS = {
    "numba": (BLUE, "o", "-"),
    "numpy": (SKY, "s", "-"),
    "cmfrec": (VERMILION, "^", "--"),
    "implicit-cholesky": (GREEN, "D", "--"),
    "implicit-cg": (GREEN, "x", ":"),
    "lenskit": (ORANGE, "v", "--"),
    "spark": (PURPLE, "P", "--"),
}


def plot_roofline(points, machine):
    """The most that a machine can reach against the operations per byte, and where ALS stands.

    Parameters
    ----------
    points : DataFrame
        From `course_utils.scale.recorded.roofline_points`.
    machine : dict
        From `course_utils.scale.recorded.read_machine`.

    Returns
    -------
    Axes
    """
    peak, bandwidth = machine["sgemm_gflops"], machine["bandwidth_gb_s"]
    ridge = peak / bandwidth
    ax = new_axes(size=(8.0, 5.2))
    x = np.array([min(0.1, points["flops_per_byte"].min() / 2), ridge, 8 * ridge])
    ax.plot(x, attainable_gflops(x, peak, bandwidth), color=BLACK, lw=2, label="attainable")
    ax.plot(points["flops_per_byte"], points["attainable"], "o", color=BLACK, mfc="white", ms=8,
            ls="none", label="limit of ALS with d numbers")
    measured = points["measured"].dropna()
    ax.plot(points.loc[measured.index, "flops_per_byte"], measured, "s", color=VERMILION, ms=8,
            ls="none", label="measured, engine numba")
    for d, row in points.iterrows():
        ax.annotate(f"d = {d}", (row["flops_per_byte"], row["attainable"]), (-8, 8),
                    textcoords="offset points", ha="right", fontsize=9)
    ax.set(xscale="log", yscale="log", xlabel="operations per byte",
           ylabel="10⁹ operations a second", ylim=(None, 2 * peak))
    ax.legend(loc="lower right")
    reached = "; ".join(f"d = {d}: {value / points.loc[d, 'attainable']:.0%}"
                        for d, value in measured.items())
    return describe(
        ax,
        f"Attainable operations a second against operations per byte, log scales: a slope of "
        f"{significant(bandwidth)} GB a second up to {significant(ridge)} operations "
        f"per byte, then level at {significant(peak)} billion. Points for d = "
        f"{', '.join(map(str, points.index))}. Share of the limit that was measured: {reached}.",
        "The roof is that of the memory left of the bend, and that of the processor right of it.",
    )


def plot_growth(benchmark):
    """Seconds of an epoch against the entries, a picture for each dimension.

    Parameters
    ----------
    benchmark : DataFrame
        From `course_utils.scale.recorded.read_benchmark`.

    Returns
    -------
    ndarray of Axes
    """
    dims = sorted(benchmark["dim"].unique().tolist())
    axes = np.atleast_1d(new_axes(1, len(dims), size=(11.0, 4.8), sharey=True))
    for ax, dim in zip(axes, dims, strict=True):
        own = benchmark[benchmark["dim"] == dim]
        for name in filter({*own["implementation"]}.__contains__, _LOOKS):
            _draw_growth(ax, name, own[own["implementation"] == name].sort_values("entries"))
        ax.set(xscale="log", yscale="log", title=f"d = {dim}", xlabel="entries")
        ax.xaxis.set_minor_locator(NullLocator())
    axes[0].set_ylabel("seconds an epoch")
    handles = {line.get_label(): line for ax in axes for line in ax.lines}
    names = [name for name in _LOOKS if name in handles]
    axes[0].figure.legend([handles[name] for name in names], names, loc="outside lower center",
                          ncols=4)
    return describe(axes, _growth_text(benchmark, dims), "Both scales are logarithmic. Straight "
                    "lines that rise as far as they go to the right are proportional growth.")


def _draw_growth(ax, name, epochs):
    colour, marker, style = _LOOKS[name]
    ax.plot(epochs["entries"], epochs["seconds"], color=colour, marker=marker, ls=style, ms=6,
            label=name)


def _growth_text(benchmark, dims):
    largest = benchmark[benchmark["entries"] == benchmark["entries"].max()]
    parts = []
    for dim in dims:
        times = largest[largest["dim"] == dim].set_index("implementation")["seconds"].sort_values()
        if len(times):
            parts.append(f"d = {dim}: {times.index[0]} {significant(times.iloc[0])}, "
                         f"{times.index[-1]} {significant(times.iloc[-1])}")
    return (
        f"Line charts of the seconds an epoch against the entries, from "
        f"{benchmark['entries'].min():,} to {benchmark['entries'].max():,}, log scales. "
        f"Fastest and "
        f"slowest at the largest size: {'; '.join(parts)}."
    )


def plot_spark_epochs(losses):
    """The loss of MLlib and of the NumPy engine, with users or items first in each epoch.

    Parameters
    ----------
    losses : DataFrame
        From `course_utils.scale.recorded.read_spark_epochs`.

    Returns
    -------
    Axes
    """
    ax = new_axes(size=(8.0, 4.8))
    lowest = losses.loc[losses["loss"].idxmin()]
    for (engine, first), own in losses.drop(lowest.name).groupby(["engine", "first"]):
        colour, marker, _ = _LOOKS[engine]
        ax.plot(own["epochs"], 100 * (own["loss"] / lowest["loss"] - 1), color=colour,
                marker=marker, ms=7, lw=1.5, mfc="white" if first == "items" else colour,
                ls="--" if first == "items" else "-", label=f"{engine}, {first} first")
    ax.set(xscale="log", yscale="log", xlabel="epochs", ylabel="loss above the lowest one, %")
    ticks = sorted(losses["epochs"].unique().tolist())
    ax.set_xticks(ticks, [str(tick) for tick in ticks])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.legend()
    parts = "; ".join(f"{row.engine}, {row.first} first: {significant(row.loss, 4)}"
                      for row in losses[losses["epochs"] == 10].itertuples())
    return describe(
        ax,
        f"Line chart of how far the loss is above the lowest one, "
        f"{significant(lowest['loss'], 4)}, against the epochs from {ticks[0]} to {ticks[-1]}, "
        f"log scales, for two engines, each with users and with items first. "
        f"After 10 epochs: {parts}.",
        f"Lines of the same order run together from the second epoch on. The lowest loss of all, "
        f"{lowest['engine']} with {lowest['first']} first after {lowest['epochs']} epochs, has no "
        "place on this scale.",
    )
