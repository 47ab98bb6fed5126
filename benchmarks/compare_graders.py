"""Throughput of the grader and of nbgrader's autograde, on the same honest submissions.

``python benchmarks/compare_graders.py [--each N] [--jobs N]`` makes N submissions whose epochs
solve the equations directly and N that use scikit-learn, and times both graders on each kind,
from the start of the command to grades and feedback: the sandbox on, nbgrader as it comes. With
ten of each, nbgrader needs most of an hour, for it trains as the notebooks say. Needs the
packages of the extra ``classroom``.
"""

import argparse
import csv
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from classroom.assignment.assignment import ASSIGNMENT, write_source
from course_utils.checks.tasks import QUESTIONS, TASKS

ROOT = Path(__file__).resolve().parents[1]
OF_WORDS = sum(question.points for question in QUESTIONS.values())
OF_TASKS = sum(task.points for task in TASKS.values() if not task.optional)
DIRECT = '''\
import numpy as np


def perform_mf_als_step(interacting_reprs, r_ui, reg_l):
    q = np.asarray(interacting_reprs)
    return np.linalg.solve(q.T @ q + reg_l * np.eye(q.shape[1]), q.T @ np.asarray(r_ui))
'''
STEPS = {"direct": DIRECT, "scikit-learn": None}
"""None: the reference answer, which is a scikit-learn ridge."""


def main():
    options = _options()
    print(f"{'epochs':14}{'submissions':>12}{'nbgrader':>12}{'grader':>10}{'times':>8}")
    totals = [0.0, 0.0]
    for style, step in STEPS.items():
        with tempfile.TemporaryDirectory() as folder:
            course = Path(folder, "course")
            make_course(course, step, options.each)
            seconds = time_nbgrader(course), time_grader(course, options.jobs)
        _print_row(style, options.each, *seconds)
        totals = [total + one for total, one in zip(totals, seconds, strict=True)]
    _print_row("all", 2 * options.each, *totals)


def make_course(course, step, each):
    """An nbgrader course with an assignment, and submissions that solve it."""
    write_source(ROOT, course)
    with (course / "nbgrader_config.py").open("a", encoding="utf-8") as handle:
        handle.write(f"c.CourseDirectory.root = {str(course)!r}\n")
    nbgrader(course, "generate_assignment", ASSIGNMENT)
    for number in range(each):
        target = course / "submitted" / f"student{number:02}" / ASSIGNMENT
        target.mkdir(parents=True)
        for path in (course / "source" / ASSIGNMENT).glob("*.ipynb"):
            notebook = nbformat.read(path, as_version=4)
            for cell in notebook.cells:
                if step is not None and cell.id == "task-3":
                    cell.source = step
            nbformat.write(notebook, target / path.name)


def time_nbgrader(course):
    """Seconds for all submissions: autograde, feedback, and the table of grades."""
    start = time.perf_counter()
    nbgrader(course, "autograde", ASSIGNMENT)
    nbgrader(course, "generate_feedback", ASSIGNMENT)
    nbgrader(course, "export")
    seconds = time.perf_counter() - start
    with (course / "grades.csv").open(encoding="utf-8", newline="") as handle:
        rows = [*csv.DictReader(handle)]
    for row in rows:
        _require("nbgrader", float(row["score"]), float(row["max_score"]) - OF_WORDS)
    return seconds


def time_grader(course, jobs):
    """Seconds for all submissions: release, sandbox, grades and feedback."""
    out = course / "graded"
    words = [str(course / "submitted"), "--out", str(out), "--jobs", str(jobs)]
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "classroom", "grade", *words],
        check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    with (out / "grades.csv").open(encoding="utf-8", newline="") as handle:
        rows = [*csv.DictReader(handle)]
    for row in rows:
        _require("the grader", float(row["total"]), OF_TASKS)
    shutil.rmtree(out)
    return seconds


def nbgrader(course, *words):
    # nbgrader starts programs of its environment by their names.
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words], cwd=course, env={**os.environ, "PATH": path},
        capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"nbgrader {words[0]}: {done.stderr}")


def _require(grader, score, expected):
    """A grader that fails early would win; so each must give all points that a program gives."""
    if score != expected:
        sys.exit(f"{grader} gave {score} points; {expected} were expected")


def _print_row(style, count, theirs, ours):
    print(f"{style:14}{count:12}{theirs:10.1f} s{ours:8.1f} s{theirs / ours:8.1f}", flush=True)


def _options():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--each", type=int, default=10, metavar="N", help="of each kind")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    main()
