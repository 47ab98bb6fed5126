"""A class graded without a sandbox."""

import multiprocessing
import os
import signal
import sys
import time
from types import SimpleNamespace

import pytest

from classroom import grade as grade_command
from classroom.grading import batch
from classroom.judging.release import Release
from classroom.judging.results import TaskResult
from course_utils.checks.tasks import TASKS

RELEASE = Release(None, frozenset({"given", "asked?"}), {"asked?": "question-dimensions"})


class FakePair:
    """A pair that starts nothing; `grade_with` says how it grades."""

    def __init__(self, course, seed):
        self.seed = seed
        self.wall = SimpleNamespace(timeouts=0)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass


def grade_with(patch, grade):
    """Put grading without a sandbox in place of the real one."""
    patch.setattr(FakePair, "grade", grade, raising=False)
    patch.setattr(batch, "Pair", FakePair)
    patch.setattr(batch, "make_release", lambda *_: RELEASE)
    patch.setattr(batch, "make_contents", lambda *_: None)
    patch.setattr(batch, "fingerprint", lambda root: "this grader")


def process(target, *arguments):
    """A process that can be killed; what it imports is imported once for all of them."""
    context = multiprocessing.get_context("forkserver")
    # Found in whatever place Python starts it; this file would not be.
    context.set_forkserver_preload(["classroom.grade", "pytest"])
    return context.Process(target=target, args=arguments)


def grade_slowly(connection, words):
    """Tell of each student that is graded."""

    def grade(pair, submission, personal):
        time.sleep(0.05)
        connection.send(submission.student)
        return [TaskResult(task, "passed", 1) for task in TASKS]

    grade_with(pytest.MonkeyPatch(), grade)
    sys.exit(grade_command.main(["--jobs", "1", *words]))


def grade_and_die(place, number, words):
    """End this process at a place, the time of that number that it comes there."""
    left = [number]

    def count(*_):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def grade(pair, submission, personal):
        return [TaskResult(task, "passed", pair.seed % 4) for task in TASKS]

    patch = pytest.MonkeyPatch()
    grade_with(patch, grade)
    if place == "write":
        patch.setattr(os, "fsync", count)
    elif place == "start":
        patch.setattr(FakePair, "__enter__", lambda self: count() or self)
    sys.exit(grade_command.main(["--jobs", "1", *words]))
