"""How fast this machine multiplies and reads: a row of ``data/recorded_machine.csv``.

``python benchmarks/record_machine.py``. A new machine's row comes last, and notebook 5 shows the
first. The best of several tries: products of two matrices of
4096 by 4096 numbers in single precision, and sums of two arrays of 256 MiB into a third, a part
for each processor.
"""

import argparse
import timeit
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd

from course_utils.als.numba.tiles import WIDE_BYTES
from course_utils.als.numpy_engine import processors

RECORD = Path(__file__).resolve().parents[1] / "data" / "recorded_machine.csv"
SIZE, NUMBERS, TRIES = 4096, 1 << 26, 8
PRODUCT_FLOPS, SUM_BYTES = 2 * SIZE**3, 3 * 4 * NUMBERS


def main():
    argparse.ArgumentParser(description=__doc__.split("\n\n")[0]).parse_args()
    row = {"machine": machine_name(), "sgemm_gflops": sgemm(), "bandwidth_gb_s": bandwidth(),
           "processors": processors()}
    known = pd.read_csv(RECORD, index_col="machine")
    known.loc[row.pop("machine")] = row
    known.astype({"processors": int}).to_csv(RECORD, float_format="%.4g")
    print(known.to_string())


def machine_name():
    """The processor's name, its vectors and how many of it may be used."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    return f"{model}, vectors of {WIDE_BYTES} bytes, {processors()} processors"


def sgemm():
    """10⁹ floating-point operations a second."""
    return PRODUCT_FLOPS / least_seconds(large_product()) / 1e9


def bandwidth():
    """10⁹ bytes a second, read and written."""
    return SUM_BYTES / least_seconds(large_sum()) / 1e9


def large_product():
    """What does `PRODUCT_FLOPS` when it is called."""
    left, right = np.ones((2, SIZE, SIZE), np.float32)
    return lambda: left @ right


def large_sum():
    """What moves `SUM_BYTES` when it is called."""
    a, b, c = (np.ones(NUMBERS, np.float32) for _ in range(3))
    parts = [slice(*pair) for pair in np.lib.stride_tricks.sliding_window_view(
        np.linspace(0, NUMBERS, processors() + 1, dtype=int), 2)]

    def add():
        with ThreadPoolExecutor(processors()) as pool:
            list(pool.map(lambda part: np.add(a[part], b[part], out=c[part]), parts))
    return add


def least_seconds(work):
    return min(timeit.repeat(work, number=1, repeat=TRIES))


if __name__ == "__main__":
    main()
