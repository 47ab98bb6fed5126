"""ALS here and elsewhere: seconds an epoch, the objective after ten, and memory, side by side.

``python benchmarks/compare_als.py [--peers PYTHON] [--entries N ...] [--dims D ...]
[--implementations NAME ...]``. The peers need packages that the course does not have:
``benchmarks/requirements-peers.txt`` lists them; `--peers` names the Python of an environment with
them. Each implementation runs in a process of its own, one after the other for each size and
dimension, and again while that is quick. Rows are added to ``data/recorded_als_benchmark.csv`` or
take the place of an older one of the same machine, whose limits ``record_machine.py`` has put down
before; the tables and the plot beside this file are made from it. All of it takes hours; one size
with one dimension takes minutes. It runs on Linux, which tells the memory. Notebook 5 shows the
newest whole record: ``make refresh ARGS=05`` renews it. ``remeasure.py`` measures one cell again.
"""

import argparse
import json
import os
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import matplotlib
import numpy as np
import pandas as pd
from als_data import SHAPES, SMALL, ratings
from als_record import ALL, OURS, record, record_objective, summary
from record_machine import add_called, machine_name, refuse_another, speeds

from course_utils.scaling.measurements import EXACT_PEERS, machines, read_benchmark, read_machine

ROOT = Path(__file__).resolve().parents[1]
# Ten epochs of cmfrec take too long to be timed everywhere; this may be run beside other work.
OBJECTIVE = "cmfrec-objective"
EPOCHS = 10
# A cell is run so often, unless that has taken so many seconds already.
RUNS, ENOUGH = 3, 60


def main():
    options = _options()
    machine = machine_name(options.called)
    if machine not in machines():
        sys.exit("compare_als: first run benchmarks/record_machine.py: this machine is not known: "
                 f"{machine}")
    try:
        refuse_another(machine, speeds(), read_machine(machine=machine))
    except ValueError as error:
        sys.exit(f"compare_als: {error}")
    for entries in options.entries:
        folder = stored_matrix(entries)
        for dim in options.dims:
            for name in options.implementations:
                found = measure(options, name, folder, dim)
                if name == OBJECTIVE and found is not None:
                    record_objective(entries, dim, found["objective"])
                elif found is not None:
                    record(machine, {"entries": entries, "dim": dim, "implementation": name,
                                     **found})
    write_results()


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
    """Run one implementation, several times where it is quick; None where it failed or was slow."""
    print(f"{folder.name} d={dim:<4} {name:18}", end="", flush=True)
    runs, start = [], time.perf_counter()
    while len(runs) < RUNS and (not runs or time.perf_counter() - start < ENOUGH):
        found = run_once(options, name, folder, dim)
        if found is None:
            return None
        if name == OBJECTIVE:
            print(f"{found['objective']:9.5g}")
            return found
        runs.append(found)
    found = summary(runs)
    print(f"{found['seconds']:9.4f} s an epoch, {found['epochs']} epochs, runs: {len(runs)}")
    return found


def run_once(options, name, folder, dim):
    """One process of one implementation; None, with the reason, where it failed."""
    python = sys.executable if name in OURS or not options.peers else options.peers
    command = [python, str(Path(__file__).with_name("als_implementations.py")), name, str(folder),
               str(dim), str(EPOCHS), str(options.budget)]
    variables = {**os.environ, "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(command, env=variables, check=False, text=True,
                              capture_output=True, timeout=options.timeout)
    except subprocess.TimeoutExpired:
        print(f"not within {options.timeout:.0f} s")
        return None
    if done.returncode != 0:
        print(f"failed with {done.returncode}: {done.stderr.strip().splitlines()[-1:]}")
        return None
    found = json.loads(done.stdout.strip().splitlines()[-1])
    if found.get("seconds", 1) <= 0:
        print("not measured: the fit with more epochs took less time")
        return None
    return found


def write_results():
    """The tables and the plot of the whole record."""
    parts = [HEAD]
    for machine in machines():
        frame, limits = read_benchmark(machine=machine), read_machine(machine=machine)
        days = " to ".join(sorted({frame["date"].min(), frame["date"].max()}))
        parts.append(
            f"## {machine}\n\nMeasured {days}; limits: {limits['sgemm_gflops']:.0f} GFLOP/s for "
            f"products of large matrices, {limits['bandwidth_gb_s']:.0f} GB/s from memory.\n")
        parts.append(f"Versions:\n\n{versions(frame)}\n")
        parts += [f"### {title}\n\n{table(part)}\n" for title, part in tables(frame).items()]
    Path(__file__).with_name("als_results.md").write_text("\n".join(parts), encoding="utf-8")
    plot()


def versions(frame):
    """Which versions a machine's rows were measured with, as a list."""
    known = frame.fillna({"version": "unknown"}).groupby("implementation", sort=False)["version"]
    return "\n".join(f"- `{name}`: {'; '.join(found.unique())}" for name, found in known)


def tables(frame):
    """A machine's seconds, objectives and memory, as text."""
    seconds = _wide(frame, "seconds")
    best = seconds.filter(EXACT_PEERS).min(axis=1)
    for name in OURS:
        seconds[f"best exact peer / {name}"] = best / seconds[name]
    return {"Seconds an epoch": _text(seconds, ".3g"),
            f"The objective after {EPOCHS} epochs": _text(_wide(frame, "objective"), ".5g"),
            "Memory above the input, MiB": _text(_wide(frame, "extra_mib"), ".0f")}


def _wide(frame, values):
    """A row a size and dimension, a column an implementation that has values."""
    found = frame.dropna(subset=values).pivot(
        index=["entries", "dim"], columns="implementation", values=values)
    return found.reindex(columns=[name for name in ALL if name in found])


def _text(frame, form):
    return frame.map(lambda value: "" if pd.isna(value) else f"{value:{form}}").reset_index()


def table(frame):
    """A frame of text as a Markdown table."""
    rows = [
        list(map(str, frame.columns)),
        ["--:"] * frame.shape[1],
        *frame.astype(str).values.tolist(),
    ]
    return "\n".join("| " + " | ".join(row) + " |" for row in rows)


def plot():
    """Seconds over entries: a row of charts a machine, a column a dimension."""
    matplotlib.use("agg")
    from matplotlib import pyplot as plt

    frames = {machine: read_benchmark(machine=machine) for machine in machines()}
    dims = sorted({*pd.concat(frames)["dim"]})
    figure, axes = plt.subplots(len(frames), len(dims), figsize=(4 * len(dims), 3.6 * len(frames)),
                                sharex=True, sharey=True, layout="constrained", squeeze=False)
    markers = dict(zip(ALL, "osv^Dx+", strict=True))
    for row, (machine, frame) in zip(axes, frames.items(), strict=True):
        for axis, dim in zip(row, dims, strict=True):
            for name in ALL:
                part = frame[(frame["dim"] == dim) & (frame["implementation"] == name)]
                axis.loglog(part["entries"], part["seconds"], marker=markers[name], label=name)
            axis.set(title=f"d = {dim}", xlabel="entries")
            axis.grid(alpha=0.3)
        row[0].set_ylabel(f"{textwrap.fill(machine, 45)}\nseconds an epoch", fontsize="small")
    figure.legend(*axes[0, 0].get_legend_handles_labels(), loc="outside upper center",
                  ncols=len(ALL), fontsize="small")
    figure.savefig(Path(__file__).with_name("als_results.png"), dpi=120)


HEAD = """\
# ALS, seconds an epoch, side by side

Made by `python benchmarks/compare_als.py` from `data/recorded_als_benchmark.csv` and
`data/recorded_machine.csv`; see there how. Each machine has its own tables: seconds of one are not
compared with those of another.

- `numba` and `numpy` are this project's engines. After their last epoch sampled rows are compared
  with scikit-learn's ridge, and the loss must only have fallen.
- `cmfrec` minimises the same objective. Its start and its order are its own, which still matters
  after ten epochs. Where it was timed on fewer, the objective is that of another run, of ten,
  maybe on another machine.
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
    sizes = [SMALL, *SHAPES]
    parser.add_argument("--entries", type=int, nargs="+", default=sizes, choices=sizes,
                        help="how many ratings")
    parser.add_argument("--dims", type=int, nargs="+", default=[16, 64, 128],
                        help="numbers of a representation")
    parser.add_argument(
        "--implementations",
        nargs="+",
        default=ALL,
        choices=(*ALL, OBJECTIVE),
        help="this project's engines, and the peers; cmfrec-objective takes no time, "
        "but what cmfrec reaches in ten epochs, however long they are",
    )
    add_measuring(parser)
    return parser.parse_args()


def add_measuring(parser):
    """The options of `measure`, and what tells this machine from another."""
    parser.add_argument("--peers", help="the Python that has requirements-peers.txt")
    parser.add_argument("--budget", type=float, default=20, help="seconds of epochs for each run")
    parser.add_argument("--timeout", type=float, default=600, help="seconds in all for each run")
    add_called(parser)


if __name__ == "__main__":
    main()
