"""Measurements that a course build cannot repeat: read from ``data``, and what follows from them.

`data/README.md` says which command made each file.
"""

import numpy as np
import pandas as pd

from course_utils.paths import DATA
from course_utils.printing import significant
from course_utils.scaling.cost import attainable_gflops, epoch_bytes, epoch_flops, training_bytes

EXACT_PEERS = ("cmfrec", "implicit-cholesky", "lenskit", "spark")
"""Other implementations that solve each row's equations to the end."""


CELL = ["entries", "dim", "implementation"]
"""What was measured: a size, a dimension, an implementation."""


def machines(folder=DATA):
    """The machines that were measured, by name, in the order of the record."""
    return [*_machines(folder).index]


def newest_whole_record(folder=DATA):
    """The machine of the newest whole record, which notebook 5 shows.

    A record is whole where each implementation was measured at each size and dimension that any
    machine was measured at, each implementation in one version. The newest is the one that was
    finished last. Where none is whole, the newest that is not.
    """
    table = _benchmark(folder)
    n_cells = np.prod([len(table[part].drop_duplicates()) for part in (CELL[:2], CELL[2:])])
    is_whole = table.groupby("machine").size() == n_cells
    by_version = table.groupby(["machine", "implementation"])["version"].nunique(dropna=False)
    is_whole &= by_version.groupby("machine").max() == 1
    dates = table.groupby("machine")["date"].max()
    return max(dates.index, key=lambda name: (is_whole[name], dates[name]))


def read_benchmark(folder=DATA, machine=None):
    """The epochs that ``benchmarks/compare_als.py`` timed, an implementation at a size a row.

    Parameters
    ----------
    folder : Path
    machine : str, optional
        One of `machines`; that of the newest whole record where it is None.

    Returns
    -------
    DataFrame
        Among others ``entries``, ``n_users``, ``n_items``, ``dim``, ``implementation``, its
        ``version`` and ``seconds``, of one epoch.
    """
    table = _benchmark(folder)
    is_own = table["machine"] == (machine or newest_whole_record(folder))
    return table[is_own].drop(columns="machine").reset_index(drop=True)


def read_machine(folder=DATA, machine=None):
    """Limits of a machine, that of the newest whole record where none is named.

    ``sgemm_gflops``, ``bandwidth_gb_s`` and ``processors``; see ``benchmarks/record_machine.py``.
    """
    return _machines(folder).loc[machine or newest_whole_record(folder)].to_dict()


def _benchmark(folder):
    table = pd.read_csv(folder / "recorded_als_benchmark.csv")
    odd = table[~(table["seconds"] > 0)]
    if len(odd):
        raise ValueError(f"recorded_als_benchmark.csv holds seconds that are not above 0:\n{odd}")
    return table


def _machines(folder):
    return pd.read_csv(folder / "recorded_machine.csv", index_col="machine")


def read_spark_epochs(folder=DATA):
    """The losses of ``benchmarks/record_spark.py``: ``engine``, ``first``, ``epochs``, ``loss``."""
    return pd.read_csv(folder / "recorded_spark_epochs.csv")


def growth_exponents(benchmark, smallest=1_000_000):
    """The slope of log seconds over log entries, by least squares.

    Parameters
    ----------
    benchmark : DataFrame
        See `read_benchmark`.
    smallest : int
        Sizes with fewer entries are left out.

    Returns
    -------
    DataFrame
        A row an implementation, a column a dimension; NaN where fewer than two sizes are there.
    """
    large = benchmark[benchmark["entries"] >= smallest]
    return large.groupby(["implementation", "dim"])[["entries", "seconds"]].apply(_slope).unstack()


def growth_with_dim(benchmark):
    """The slope of log seconds over log dimension: a row an implementation, a column a size."""
    return (
        benchmark.groupby(["implementation", "entries"])[["dim", "seconds"]].apply(_slope).unstack()
    )


def marked_slopes(slopes, benchmark, along):
    """Slopes as text with three digits; a star marks those through two points only.

    Parameters
    ----------
    slopes : DataFrame
        From `growth_exponents` or `growth_with_dim`.
    benchmark : DataFrame
        What they were computed from; for `growth_exponents` without the sizes that it leaves out.
    along : {"entries", "dim"}
        What grows.

    Returns
    -------
    DataFrame of str
    """
    points = benchmark.groupby(["implementation", slopes.columns.name])[along].nunique().unstack()
    stars = (points == 2).loc[slopes.index, slopes.columns]
    return slopes.map(lambda slope: significant(slope, 3)) + stars.map(lambda two: "*" * two)


def memory_check(benchmark, smallest=10_000_000):
    """The memory that `cost.training_bytes` predicts for the numba engine, and what was measured.

    Parameters
    ----------
    benchmark : DataFrame
        See `read_benchmark`.
    smallest : int
        Sizes with fewer entries are left out: small arrays fit into memory that a process already
        holds.

    Returns
    -------
    DataFrame
        ``entries``, ``dim``, ``GB`` as measured, ``predicted`` and ``ratio``, predicted over
        measured.
    """
    own = benchmark[(benchmark["implementation"] == "numba") & (benchmark["entries"] >= smallest)]
    table = own[["entries", "dim"]].assign(GB=own["extra_mib"] * 2**20 / 1e9)
    sizes = own[["entries", "n_users", "n_items", "dim"]].itertuples(index=False)
    table["predicted"] = [training_bytes(*size) / 1e9 for size in sizes]
    return table.assign(ratio=table["predicted"] / table["GB"])


def _slope(points):
    if points.iloc[:, 0].nunique() < 2:
        return np.nan
    x, y = np.log(points.to_numpy()).T
    return np.polyfit(x, y, 1)[0]


def lead_over_peers(benchmark, own="numba"):
    """The best exact peer's seconds over those of `own`: a row a size, a column a dim."""
    peers = benchmark[benchmark["implementation"].isin(EXACT_PEERS)]
    ours = benchmark[benchmark["implementation"] == own]
    keys = ["entries", "dim"]
    best = peers.groupby(keys)["seconds"].min()
    return (best / ours.set_index(keys)["seconds"]).dropna().unstack()


def roofline_points(benchmark, machine, dims, implementation="numba"):
    """Where ALS stands under the roofline, at the largest size that was measured.

    Parameters
    ----------
    benchmark : DataFrame
    machine : dict
    dims : iterable of int
    implementation : str

    Returns
    -------
    DataFrame
        A row a dimension: ``flops_per_byte``, ``attainable`` and ``measured``, both in 10⁹
        operations a second; NaN where no measurement is there.
    """
    ours = benchmark[benchmark["implementation"] == implementation]
    largest = ours[ours["entries"] == ours["entries"].max()].set_index("dim")
    entries, n_users, n_items = (
        int(largest[name].iloc[0]) for name in ("entries", "n_users", "n_items"))
    dims = np.asarray(dims)
    size = entries, n_users + n_items, dims
    flops = epoch_flops(*size)
    table = pd.DataFrame({"flops_per_byte": flops / epoch_bytes(*size)}, index=dims)
    table["attainable"] = attainable_gflops(
        table["flops_per_byte"], machine["sgemm_gflops"], machine["bandwidth_gb_s"])
    table["measured"] = flops / 1e9 / largest["seconds"].reindex(dims)
    return table.rename_axis("d")


def spark_differences(losses):
    """Compare the recorded losses: Spark with NumPy, and one order with the other.

    Parameters
    ----------
    losses : DataFrame
        See `read_spark_epochs`.

    Returns
    -------
    DataFrame
        A row a number of epochs. How much more, as a share, the loss is with Spark than with NumPy,
        the larger of the two orders' differences; and with the items first than with the users.
    """
    table = losses.pivot(index="epochs", columns=["engine", "first"], values="loss")
    engines = table["spark"] / table["numpy"] - 1
    larger = engines.abs().idxmax(axis=1)
    return pd.DataFrame({
        "Spark against NumPy": [engines.loc[row, first] for row, first in larger.items()],
        "items first against users first": table["numpy", "items"] / table["numpy", "users"] - 1,
    }, index=table.index)
