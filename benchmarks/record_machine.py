"""How fast this machine multiplies and reads: a row of ``data/recorded_machine.csv``.

``python benchmarks/record_machine.py``. The best of several tries: products of two matrices of
4096 by 4096 numbers in single precision, and sums of two arrays of 256 MiB into a third, a part
for each processor. A row of the same name is renewed only where the speeds agree with it: else this
is another machine of the same kind, which needs ``--called NAME``, here and in the other scripts,
or one that is busy with something else.
"""

import argparse
import sys
import timeit
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pandas as pd

from course_utils.als.numba.tiles import WIDE_BYTES
from course_utils.als.numpy_engine import processors
from course_utils.paths import DATA

RECORD = DATA / "recorded_machine.csv"
SIZE, NUMBERS, TRIES = 4096, 1 << 26, 8
PRODUCT_FLOPS, SUM_BYTES = 2 * SIZE**3, 3 * 4 * NUMBERS
# How far the speeds of one machine are apart, as a share, from one day to another.
SAME_MACHINE = 0.15
# What tells processors apart whose names are the same; of x86 and of ARM.
FACTS = ("cpu family", "model", "stepping", "CPU implementer", "CPU part", "CPU revision")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    add_called(parser)
    name = machine_name(parser.parse_args().called)
    try:
        known = record(name, {**speeds(), "processors": processors()})
    except ValueError as error:
        sys.exit(f"record_machine: {error}")
    print(known.to_string())


def speeds():
    return {"sgemm_gflops": sgemm(), "bandwidth_gb_s": bandwidth()}


def record(name, row, path=RECORD):
    """Put a machine's speeds into the record; ValueError where another has its name."""
    known = pd.read_csv(path, index_col="machine")
    if name in known.index:
        refuse_another(name, row, known.loc[name])
    known.loc[name] = row
    known = known.astype({"processors": int})
    known.to_csv(path, float_format="%.4g")
    return known


def refuse_another(name, found, recorded):
    """ValueError where speeds are not those on record: rows of two machines must not be mixed."""
    for speed in ("sgemm_gflops", "bandwidth_gb_s"):
        ratio = found[speed] / recorded[speed]
        if abs(ratio - 1) > SAME_MACHINE:
            raise ValueError(
                f"{speed} is {found[speed]:.4g}, {ratio:.2f} times what is on record for: {name}. "
                "This is another machine of the same kind, or one of them was busy. Try again "
                "when it is idle; give another machine a name with --called NAME."
            )


def add_called(parser):
    parser.add_argument("--called", default="", metavar="NAME",
                        help="what tells this machine from another of the same kind")


def machine_name(called="", cpuinfo="/proc/cpuinfo", meminfo="/proc/meminfo",
                 caches="/sys/devices/system/cpu/cpu0/cache"):
    """What a machine is, in words; different machines have different ones, as far as it shows.

    Clouds give many kinds of processors one name, so their numbers and caches are told too.
    """
    cpu = _facts(cpuinfo)
    sizes = [file.read_text().strip() for file in sorted(Path(caches).glob("index*/size"))]
    gigabytes = round(int(_facts(meminfo)["MemTotal"].split()[0]) * 1024 / 1e9)
    return ", ".join([
        cpu.get("model name", "processor"),
        *(f"{name} {cpu[name]}" for name in FACTS if name in cpu),
        *([f"caches of {' '.join(sizes)}"] if sizes else []),
        f"vectors of {WIDE_BYTES} bytes", f"{processors()} processors",
        f"{gigabytes} GB", *([f"called {called}"] if called else []),
    ])


def name_on_record(name, names):
    """The name itself where it is among `names`; else an older one that tells less of the same.

    LookupError where there is neither.
    """
    if name in names:
        return name
    parts = {*name.split(", ")}
    older = [other for other in names if parts > {*other.split(", ")}]
    if not older or ", called " in name:
        raise LookupError(f"this machine is not on record: {name}")
    return older[-1]


def _facts(path):
    """The first value of each name in a file of Linux with a name and a value a line."""
    pairs = [line.split(":", 1) for line in Path(path).read_text().splitlines() if ":" in line]
    return {name.strip(): value.strip() for name, value in reversed(pairs)}


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
