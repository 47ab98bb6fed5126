"""The record of measured epochs, ``data/recorded_als_benchmark.csv``: how rows get into it.

A row is a *cell*, which is a size, a dimension and an implementation, on a machine. It says which
version was measured, and between which times the epochs of all runs lay.
"""

import datetime

import numpy as np
import pandas as pd

from course_utils.paths import DATA
from course_utils.scaling.measurements import CELL, EXACT_PEERS, machines

RECORD = DATA / "recorded_als_benchmark.csv"
COLUMNS = [
    "machine",
    "date",
    "entries",
    "n_users",
    "n_items",
    "dim",
    "implementation",
    "version",
    "seconds",
    "fastest",
    "slowest",
    "cpu_seconds",
    "epochs",
    "objective",
    "extra_mib",
]
KEY = ["machine", *CELL]
OURS = ("numba", "numpy")
ALL = (*OURS, *EXACT_PEERS, "implicit-cg")
# How far a repeated measurement may be off where the record knows no spread.
USUAL_SPREAD = 0.1


def summary(runs):
    """One row's numbers for several runs of a cell.

    Parameters
    ----------
    runs : list of dict
        Each with ``seconds``, and ``fastest`` and ``slowest`` where single epochs were timed.

    Returns
    -------
    dict
        The middle run, the faster of two, with the extremes of all; without them where all are
        one number.
    """
    middle = sorted(runs, key=lambda run: run["seconds"])[(len(runs) - 1) // 2]
    fastest = min(run.get("fastest", run["seconds"]) for run in runs)
    slowest = max(run.get("slowest", run["seconds"]) for run in runs)
    if fastest == slowest:
        fastest = slowest = None
    return {**middle, "fastest": fastest, "slowest": slowest}


def record(machine, row, path=RECORD):
    """Put a row into the record, in the place of an older one of this machine.

    A peer's objective after all epochs stays where the new row rests on fewer: it changes neither
    with the time that an epoch takes nor with the machine.
    """
    row = {"machine": machine, "date": datetime.date.today(), **row}
    frame, known = pd.DataFrame([row], columns=COLUMNS), pd.read_csv(path)
    if row["implementation"] not in OURS and pd.isna(row.get("objective")):
        is_same = (known[CELL] == frame.loc[0, CELL]).all(axis=1)
        frame["objective"] = next(iter(known.loc[is_same, "objective"].dropna()), np.nan)
    frame = frame.astype({"objective": float, "fastest": float, "slowest": float})
    frame = pd.concat([known, frame]).drop_duplicates(KEY, keep="last")
    ranks = {"machine": machines(path.parent).index, "implementation": ALL.index}
    frame = frame.sort_values(KEY, key=lambda column: column.map(ranks.get(column.name, int)))
    frame.to_csv(path, index=False, float_format="%.5g")


def record_objective(entries, dim, objective, path=RECORD):
    """Put cmfrec's objective into its rows, of whichever machine."""
    known = pd.read_csv(path)
    is_meant = (
        (known["entries"] == entries)
        & (known["dim"] == dim)
        & (known["implementation"] == "cmfrec")
    )
    known.loc[is_meant, "objective"] = objective
    known.to_csv(path, index=False, float_format="%.5g")


def find_row(machine, entries, dim, implementation, path=RECORD):
    """The row of a cell as a dict; LookupError where the machine has none."""
    known = pd.read_csv(path)
    is_meant = (known[KEY] == [machine, entries, dim, implementation]).all(axis=1)
    if not is_meant.any():
        raise LookupError(f"the record has no row of {implementation} at {entries:,} entries and "
                          f"d = {dim} on: {machine}")
    return known[is_meant].iloc[0].to_dict()


def spread(row):
    """Between which seconds a repeated measurement of a row should lie, and how that is known."""
    if pd.isna(row["fastest"]):
        return (row["seconds"] * (1 - USUAL_SPREAD), row["seconds"] * (1 + USUAL_SPREAD),
                f"no spread on record: {USUAL_SPREAD:.0%} to either side")
    return row["fastest"], row["slowest"], "the epochs on record"


def comparison(row, again):
    """What a repeated measurement says about a row: whether it agrees, and the words.

    Parameters
    ----------
    row : dict
        From `find_row`.
    again : dict
        ``seconds`` and ``version``.

    Returns
    -------
    agrees : bool
    text : str
    """
    low, high, source = spread(row)
    agrees = bool(low <= again["seconds"] <= high)
    known_version = "unknown" if pd.isna(row["version"]) else row["version"]
    is_same = known_version == again["version"]
    return agrees, "\n".join([
        f"on record: {row['seconds']:.4g} s an epoch, {low:.4g} to {high:.4g} ({source})",
        f"now:       {again['seconds']:.4g} s an epoch, {again['seconds'] / row['seconds']:.2f} "
        "times as long",
        f"version:   {again['version']}" + (", as on record" if is_same
                                            else f"; on record: {known_version}"),
        "It agrees." if agrees else "It does not agree.",
    ])
