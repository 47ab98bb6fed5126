"""The full study, one part after the other: ``make bench`` runs it.

``python benchmarks/study.py [--peers PYTHON] [--called NAME]``. The epochs at the seed's size; the
machine's speed; ALS here and elsewhere, from 1e5 to 2.5e7 entries; what an epoch is spent on; first
calls and a fit from a file in limited memory; what cmfrec reaches in ten epochs. It takes hours;
`--peers` is as in ``compare_als.py``, and without it only this project's engines run.
``record_spark.py``, which needs Spark, is not among them.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from als_record import OURS
from compare_als import OBJECTIVE
from record_machine import add_called

FOLDER = Path(__file__).parent


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--peers", help="the Python that has requirements-peers.txt")
    add_called(parser)
    options = parser.parse_args()
    python, called = options.peers, [f"--called={options.called}"]
    peers = ["--peers", python] if python else ["--implementations", *OURS]
    parts = [["-m", "pytest", "-n", "0", "benchmarks"], [FOLDER / "record_machine.py", *called],
             [FOLDER / "compare_als.py", *peers, *called], [FOLDER / "profile_numba.py"],
             [FOLDER / "first_call.py"], [FOLDER / "fit_from_file.py"]]
    if python:
        parts.append([FOLDER / "compare_als.py", *peers, *called, "--implementations", OBJECTIVE,
                      "--timeout", "7200"])
    codes = [
        subprocess.call([sys.executable, *map(str, part)], cwd=FOLDER.parent) for part in parts
    ]
    print("Notebook 5 shows the newest whole record: make refresh ARGS=05 renews it.")
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
