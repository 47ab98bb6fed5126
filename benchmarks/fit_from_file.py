"""Fit 25 million ratings from a CSV file in a process that may take no more than 8 GB.

``python benchmarks/fit_from_file.py [--entries N] [--dim D] [--limit-gb G]``. The file is written
to ``build/benchmarks`` first, a line for each rating, with ids of 63 bits. The limit is one on the
addresses of the process (Linux), which is stricter than one on its memory. Writes the seconds for
reading and training, and the most memory that the process held, to ``fit_from_file.md``.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pandas as pd
from als_data import SHAPES
from compare_als import ROOT, stored_matrix, table
from record_machine import machine_name

RESULT = Path(__file__).with_name("fit_from_file.md")
GB = 10**9
# Ids as they may come: far from 0, with gaps.
FIRST_ID, ID_STEP = 2**62, 1_000_003


def main():
    options = _options()
    path = stored_csv(options.entries)
    command = [sys.executable, __file__, "--fit", str(path), "--dim", str(options.dim)]
    limit = int(options.limit_gb * GB)
    done = subprocess.run(command, check=True, text=True, stdout=subprocess.PIPE, preexec_fn=lambda:
                          resource.setrlimit(resource.RLIMIT_AS, (limit, limit)))
    found = json.loads(done.stdout)
    row = {"ratings": f"{options.entries:,}", "file, GB": f"{path.stat().st_size / GB:.2f}",
           "dim": options.dim, "limit, GB": f"{options.limit_gb:g}",
           **{name: f"{value:.4g}" for name, value in found.items()}}
    RESULT.write_text(
        HEAD.format(machine=machine_name()) + table(pd.DataFrame([row])) + "\n", encoding="utf-8"
    )
    print(RESULT.read_text(encoding="utf-8"))


def stored_csv(entries):
    """The ratings of `stored_matrix` as a file."""
    path = ROOT / "build" / "benchmarks" / f"ratings-{entries}.csv"
    if not path.exists():
        folder = stored_matrix(entries)
        data, indices, indptr = (
            np.load(folder / f"{part}.npy") for part in ("data", "indices", "indptr"))
        users = np.repeat(np.arange(len(indptr) - 1), np.diff(indptr))
        frame = pd.DataFrame({"user_id": FIRST_ID + ID_STEP * users,
                              "item_id": FIRST_ID + ID_STEP * indices.astype(np.int64),
                              "rating": data})
        partial = path.with_suffix(".partial")
        frame.to_csv(partial, index=False)
        partial.replace(path)
    return path


def fit(path, dim):
    from course_utils.scale import AlternatingLeastSquares

    marks = [time.perf_counter()]
    model = AlternatingLeastSquares(dim, 0.1, engine="numba", max_epochs=3, random_state=0,
                                    callback=lambda *_: marks.append(time.perf_counter()))
    model.fit(path)
    whole, epochs = time.perf_counter() - marks[0], np.diff(marks[1:])
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / GB
    return {"reading and 3 epochs, s": whole, "an epoch, s": float(np.median(epochs)),
            "most memory, GB": most, "loss": model.history_[-1]}


HEAD = """\
# A fit from a CSV file in limited memory

Made by `python benchmarks/fit_from_file.py`, with the numba engine, on: {machine}; see there how.

"""


def _options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--entries", type=int, default=max(SHAPES), choices=SHAPES,
                        help="how many ratings the file holds")
    parser.add_argument("--dim", type=int, default=64, help="numbers of a representation")
    parser.add_argument("--limit-gb", type=float, default=8, help="of addresses, 10⁹ bytes")
    parser.add_argument("--fit", help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    if _options().fit:
        print(json.dumps(fit(_options().fit, _options().dim)))
    else:
        main()
