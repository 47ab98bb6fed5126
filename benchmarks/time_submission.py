"""Where the time of one honest submission goes.

``python benchmarks/time_submission.py`` solves the student edition, once with epochs that solve
the equations directly and once with scikit-learn's ridge, and has a sandbox grade it several
times. What is said to the sandbox and what comes back is timed. Reading the class, the release
and the pages are not in it. Needs the packages of the extra ``classroom``.
"""

import tempfile
import time
from collections import Counter
from pathlib import Path

import nbformat
from compare_graders import ROOT, STEPS

from classroom.assignment.assignment import ASSIGNMENT, write_source
from classroom.judging.examiner import Examiner
from classroom.judging.pair import first_notebook
from classroom.sandbox.contents import make_contents
from classroom.sandbox.protocol import OPEN
from classroom.sandbox.wall import Wall
from course_utils.checks.tasks import TASKS
from course_utils.personal_data import COURSE

TIMES = 5
SEED = 5
CELLS, OUTSIDE = "the notebooks' own cells", "outside of the sandbox"


class Stopwatch:
    """A sandbox, and how long it took for its answers, by what was being asked."""

    def __init__(self, wall):
        self.seconds, self.task = Counter(), None
        self._wall, self._asked, self._since = wall, None, 0.0

    def send(self, frame):
        """Pass a frame on."""
        self._asked = CELLS if frame[:1] == OPEN else f"task {self.task}"
        self._since = time.perf_counter()
        self._wall.send(frame)

    def receive(self, *longest):
        """Wait for the answer."""
        frame = self._wall.receive(*longest)
        self.seconds[self._asked] += time.perf_counter() - self._since
        return frame


def main():
    with tempfile.TemporaryDirectory() as folder:
        write_source(ROOT, Path(folder))
        edition, course = Path(folder, "source", ASSIGNMENT), Path(folder, "course")
        course.mkdir()
        make_contents(course, edition)
        with Wall(course) as wall:
            for style, step in STEPS.items():
                watch = Stopwatch(wall)
                totals = [_grade(watch, _notebooks(edition, step)) for _ in range(TIMES)]
                _print(style, totals, watch.seconds)


def _notebooks(edition, step):
    """For each notebook the sources of its code cells."""
    notebooks = [nbformat.read(path, as_version=4) for path in sorted(edition.glob("*.ipynb"))]
    return [[step if step and cell.id == "task-3" else cell.source
             for cell in notebook.cells if cell.cell_type == "code"] for notebook in notebooks]


def _grade(watch, notebooks):
    start = time.perf_counter()
    examiner = Examiner(watch, SEED)
    examiner.take([first_notebook(COURSE), *notebooks], {}, COURSE)
    passed = []
    for watch.task in TASKS:
        assert examiner.grade(watch.task, passed).outcome == "passed"
        passed.append(watch.task)
    seconds = time.perf_counter() - start
    watch.seconds[OUTSIDE] += seconds
    return seconds


def _print(style, totals, seconds):
    seconds[OUTSIDE] -= sum(count for part, count in seconds.items() if part != OUTSIDE)
    print(f"{style}: {min(totals):.2f} to {max(totals):.2f} s")
    for part, count in seconds.items():
        print(f"    {part:28}{count / TIMES:6.2f} s", flush=True)


if __name__ == "__main__":
    main()
