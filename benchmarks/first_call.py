"""How long the numba engine's first fit takes longer than its second, with a cold and a warm cache.

``python benchmarks/first_call.py`` writes ``first_call.md``. Each time is that of a process of its
own, which imports the package before its clock starts: on the clock, and of the processors, which
other programs disturb less. *Cold* is the first process with an empty folder for numba's code,
*warm* the median of five that find what it stored.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from compare_als import ROOT, table
from record_machine import machine_name

RESULT = Path(__file__).with_name("first_call.md")
FIT = """
import time
from course_utils.als import AlternatingLeastSquares
from course_utils.scaling.synthetic import synthetic_ratings
matrix, marks = synthetic_ratings(20_000, 500, 400), []
for _ in range(2):
    marks.append((time.perf_counter(), time.process_time()))
    AlternatingLeastSquares(16, engine="numba", dtype={dtype!r}, max_epochs=1).fit(matrix)
marks.append((time.perf_counter(), time.process_time()))
print(*(2 * middle - first - last for first, middle, last in zip(*marks)))
"""


def main():
    rows = []
    for dtype in ("float32", "float64"):
        with tempfile.TemporaryDirectory() as cache:
            cold, *warm = (first_call(dtype, cache) for _ in range(6))
        warm = np.median(warm, axis=0)
        rows.append({
            "precision": dtype, "cold, s": f"{cold[0]:.1f}", "of processors": f"{cold[1]:.1f}",
            "warm, s": f"{warm[0]:.2f}", "of processors ": f"{warm[1]:.2f}",
        })
    RESULT.write_text(
        HEAD.format(machine=machine_name()) + table(pd.DataFrame(rows)) + "\n", encoding="utf-8"
    )
    print(RESULT.read_text(encoding="utf-8"))


def first_call(dtype, cache):
    """Seconds of the first fit beyond those of the second; importing the engine is among them.

    On the clock, and of the processors.
    """
    variables = {**os.environ, "NUMBA_CACHE_DIR": cache, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", FIT.format(dtype=dtype)],
        env=variables,
        check=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    return [float(seconds) for seconds in done.stdout.split()]


HEAD = """\
# The numba engine's first call

Made by `python benchmarks/first_call.py`, on: {machine}; see there how.

"""


if __name__ == "__main__":
    main()
