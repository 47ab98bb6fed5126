"""ALS here and elsewhere: seconds an epoch, the objective after ten, and memory, side by side.

``python benchmarks/compare_als.py [--peers PYTHON] [--entries N ...] [--dims D ...]
[--implementations NAME ...]``. The peers need packages that the course does not have:
``benchmarks/requirements-peers.txt`` lists them; `--peers` names the Python of an environment with
them. Each implementation runs in a process of its own, one after the other for each size and
dimension. Rows are added to ``data/recorded_als_benchmark.csv`` or take an old one's place; the
table and the plot beside this file are made from it. All of it takes hours; one size with one
dimension takes minutes.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
from als_data import SHAPES, SMALL, ratings

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "data" / "recorded_als_benchmark.csv"
COLUMNS = ["entries", "n_users", "n_items", "dim", "implementation", "seconds", "cpu_seconds",
           "epochs", "objective", "extra_mib"]
KEY = ["entries", "dim", "implementation"]
OURS = ("numba", "numpy")
EXACT_PEERS = ("cmfrec", "implicit-cholesky", "lenskit", "spark")
ALL = (*OURS, *EXACT_PEERS, "implicit-cg")
EPOCHS = 10


def main():
    options = _options()
    for entries in options.entries:
        folder = stored_matrix(entries)
        for dim in options.dims:
            for name in options.implementations:
                row = measure(options, name, folder, dim)
                if row is not None:
                    record({"entries": entries, "dim": dim, "implementation": name, **row})
    write_results(pd.read_csv(RECORD))


def stored_matrix(entries):
    """The folder with a matrix's arrays; made where it is missing."""
    folder = ROOT / "build" / "benchmarks" / f"ratings-{entries}"
    if not (folder / "shape.npy").exists():
        print(f"draws {entries:,} ratings", flush=True)
        folder.mkdir(parents=True, exist_ok=True)
        matrix = ratings(entries)
        for part in ("data", "indices", "indptr", "shape"):
            np.save(folder / f"{part}.npy", getattr(matrix, part))
    return folder


def measure(options, name, folder, dim):
    """Run one implementation; None where it failed or took too long."""
    python = sys.executable if name in OURS or not options.peers else options.peers
    command = [python, str(Path(__file__).with_name("als_implementations.py")), name, str(folder),
               str(dim), str(EPOCHS), str(options.budget)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    print(f"{folder.name} d={dim:<4} {name:18}", end="", flush=True)
    try:
        done = subprocess.run(command, env=variables, check=False, text=True,
                              capture_output=True, timeout=options.timeout)
    except subprocess.TimeoutExpired:
        print(f"not within {options.timeout:.0f} s")
        return None
    if done.returncode != 0:
        print(f"failed: {done.stderr.strip().splitlines()[-1:]}")
        return None
    found = json.loads(done.stdout.strip().splitlines()[-1])
    n_users, n_items = np.load(folder / "shape.npy")
    if found["seconds"] <= 0:
        print("not measured: the fit with more epochs took less time")
        return None
    print(f"{found['seconds']:9.4f} s an epoch, {found['epochs']} epochs")
    return {"n_users": n_users, "n_items": n_items, **found}


def record(row):
    """Put a row into the record, in the place of an older one.

    A peer's objective after all epochs stays where the new row rests on fewer: it does not change
    with the time that an epoch takes.
    """
    frame = pd.DataFrame([row], columns=COLUMNS)
    if RECORD.exists():
        known = pd.read_csv(RECORD)
        frame = frame.set_index(KEY).fillna(known.set_index(KEY)[["objective"]]).reset_index()
        frame = pd.concat([known, frame]).drop_duplicates(KEY, keep="last")
    rank = {"implementation": lambda column: column.map(ALL.index)}
    frame = frame.sort_values(KEY, key=lambda column: rank.get(column.name, lambda c: c)(column))
    frame.to_csv(RECORD, index=False, float_format="%.5g")


def write_results(frame):
    """The table and the plot of the whole record."""
    seconds = frame.pivot(index=["entries", "dim"], columns="implementation", values="seconds")
    seconds = seconds.reindex(columns=[name for name in ALL if name in seconds])
    best = seconds.filter(EXACT_PEERS).min(axis=1)
    for name in OURS:
        seconds[f"best exact peer / {name}"] = best / seconds[name]
    text = seconds.map(lambda value: "" if pd.isna(value) else f"{value:.3g}").reset_index()
    objectives = frame[frame["objective"].notna()].pivot(
        index=["entries", "dim"], columns="implementation", values="objective")
    objectives = objectives.map(lambda value: "" if pd.isna(value) else f"{value:.5g}").reset_index()
    memory = frame.pivot(index=["entries", "dim"], columns="implementation", values="extra_mib")
    memory = memory.map(lambda value: "" if pd.isna(value) else f"{value:.0f}").reset_index()
    parts = [("Seconds an epoch", text), (f"The objective after {EPOCHS} epochs", objectives),
             ("Memory above the input, MiB", memory)]
    lines = [f"## {title}\n\n{table(part)}\n" for title, part in parts]
    Path(__file__).with_name("als_results.md").write_text(HEAD + "\n".join(lines), encoding="utf-8")
    plot(frame)


def table(frame):
    """A frame of text as a Markdown table."""
    rows = [list(map(str, frame.columns)), ["--:"] * frame.shape[1], *frame.astype(str).values.tolist()]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def plot(frame):
    matplotlib.use("agg")
    from matplotlib import pyplot as plt

    dims = sorted(frame["dim"].unique())
    figure, axes = plt.subplots(1, len(dims), figsize=(4 * len(dims), 4), sharey=True,
                                layout="constrained", squeeze=False)
    markers = dict(zip(ALL, "osv^Dx+", strict=True))
    for axis, dim in zip(axes[0], dims, strict=True):
        for name in ALL:
            part = frame[(frame["dim"] == dim) & (frame["implementation"] == name)]
            axis.loglog(part["entries"], part["seconds"], marker=markers[name], label=name)
        axis.set(title=f"d = {dim}", xlabel="entries")
        axis.grid(alpha=0.3)
    axes[0, 0].set_ylabel("seconds an epoch")
    axes[0, -1].legend(fontsize="small")
    figure.savefig(Path(__file__).with_name("als_results.png"), dpi=120)


HEAD = """\
# ALS, seconds an epoch, side by side

Made by `python benchmarks/compare_als.py` from `data/recorded_als_benchmark.csv`; see there how. The
machine's limits are in `data/recorded_machine.csv`, the versions in `requirements-peers.txt`.

- `numba` and `numpy` are this project's engines. After their last epoch twenty sampled items are
  compared with scikit-learn's ridge, and the loss must only have fallen.
- `cmfrec` minimises the same objective. Its start and its order are its own, which still matters
  after ten epochs.
- `lenskit` and `spark` weigh the penalty by the number of entries, `lenskit` after subtracting
  biases; `implicit` fits implicit feedback.
- All of them solve each row directly, but for `implicit-cg`, which makes three steps of conjugate
  gradients.
- Spark's time is the difference of two fits on data that it holds already, so its preparations do
  not count. Its memory is what its Java process holds at most beyond what it held with the data;
  it takes more where it may, up to half of the machine's.

An empty cell was not measured or did not end in time.

"""


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--entries", type=int, nargs="+", default=[SMALL, *SHAPES])
    parser.add_argument("--dims", type=int, nargs="+", default=[16, 64, 128])
    parser.add_argument("--implementations", nargs="+", default=ALL, choices=ALL)
    parser.add_argument("--peers", help="the Python that has requirements-peers.txt")
    parser.add_argument("--budget", type=float, default=20, help="seconds of epochs for each")
    parser.add_argument("--timeout", type=float, default=600, help="seconds in all for each")
    return parser.parse_args()


if __name__ == "__main__":
    main()
