"""Time and memory of the grader for classes of several sizes.

``python benchmarks/time_class.py [--sizes N ...] [--jobs N]`` grades classes of honest
submissions, of which every second solves the epochs' equations directly and the others use
scikit-learn, from the start of the command to grades and feedback. It prints the time, and the
most resident memory of the grader itself and of any process that it started. Needs the packages
of the extra ``classroom``.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import psutil
from compare_graders import ROOT, STEPS, make_course

TICK = 0.5
MB = 2**20


def main():
    options = _options()
    print(f"{'submissions':>11}{'time':>10}{'each':>8}{'grader':>10}{'largest other':>15}")
    with tempfile.TemporaryDirectory() as folder:
        kinds = [Path(folder, style) for style in STEPS]
        for course, step in zip(kinds, STEPS.values(), strict=True):
            make_course(course, step, 1)
        for size in options.sizes:
            submitted = Path(folder, f"class of {size}")
            for number in range(size):
                (one,) = (kinds[number % 2] / "submitted").iterdir()
                shutil.copytree(one, submitted / f"student{number:03}")
            seconds, own, others = grade(submitted, Path(folder, f"out-{size}"), options.jobs)
            print(f"{size:11}{seconds:8.0f} s{seconds / size:6.1f} s{own / MB:7.0f} MB"
                  f"{others / MB:12.0f} MB", flush=True)


def grade(submitted, out, jobs):
    """Grade a class; return the seconds, and the peaks of memory in bytes."""
    command = [sys.executable, "-m", "classroom", "grade", str(submitted), "--out", str(out),
               "--jobs", str(jobs)]
    start = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        watched, own, others = psutil.Process(process.pid), 0, 0
        while process.poll() is None:
            with suppress(psutil.Error):
                own = max(own, watched.memory_info().rss)
                for child in watched.children(recursive=True):
                    others = max(others, child.memory_info().rss)
            time.sleep(TICK)
    if process.returncode:
        sys.exit(f"the grader ended with {process.returncode}")
    return time.perf_counter() - start, own, others


def _options():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 300], metavar="N")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    main()
