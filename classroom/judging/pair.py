"""A sandbox and a judge, and the grader between them, which reads neither's words."""

import json

from classroom.judging import judge
from classroom.judging.results import TaskResult
from classroom.sandbox.processes import Child, Lost
from classroom.sandbox.protocol import (
    FRESH,
    MOST_ANSWER_BYTES,
    MOST_REQUEST_BYTES,
    RESULT,
    SUBMISSION,
    TASK,
    Limits,
)
from classroom.sandbox.wall import Wall
from course_utils.checks.tasks import TASKS
from course_utils.personal_data import COURSE

JUDGE_BYTES = 3 << 30
JUDGE_SECONDS = 60.0
_START_SECONDS = 600.0
# Tasks 7 to 9 need representations in notebook 4, and it does not matter which.
_UNTRAINED = """
import numpy
from course_utils.recommend import factors

def fit_with_negatives(interactions_df, shape, embedding_dim, **_):
    rng = numpy.random.default_rng(0)
    return factors.Factors(*(rng.normal(size=(rows, embedding_dim)) for rows in shape))

factors.fit_with_negatives = fit_with_negatives
"""
_LOST = "Your result could not be compared: that took too much time or memory."


class Pair:
    """What grades one submission at a time. Use it in a ``with`` statement, in one thread.

    Parameters
    ----------
    course : pathlib.Path
        What `sandbox.contents.make_contents` filled.
    seed : int
        Of the hidden inputs.
    limits : Limits

    Raises
    ------
    SandboxUnavailable
        Where there can be no sandbox; later, where it cannot be started again.
    """

    def __init__(self, course, seed, limits=Limits()):
        self._seed = seed
        self._judge = None
        self.wall = Wall(course, limits)
        self._start_judge()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def grade(self, submission, personal):
        """Grade all tasks of a submission.

        Parameters
        ----------
        submission : Submission
        personal : course_utils.personal_data.PersonalData
            The numbers of the student's edition.

        Returns
        -------
        list of TaskResult
            One a task. Where judging one of them takes too much, that is its outcome alone.
        """
        if submission.problem:
            return [TaskResult(task, "invalid", hint=submission.problem) for task in TASKS]
        notebooks = [list(notebook.code) for notebook in submission.notebooks]
        content = {"notebooks": [first_notebook(personal), *notebooks],
                   "files": dict(submission.files), "personal": personal._asdict()}
        introduction = SUBMISSION + json.dumps(content).encode()
        is_known, results = False, []
        for task in TASKS:
            passed = [one.task for one in results if one.outcome == "passed"]
            try:
                if not is_known:
                    self._converse(introduction)
                    is_known = True
                request = {"task": task, "passed": passed}
                answer = self._converse(TASK + json.dumps(request).encode())
                results.append(TaskResult(**json.loads(answer)))
            except Lost as error:
                is_known = False
                status = "timeout" if error.status == "timeout" else "resource"
                results.append(TaskResult(task, status, hint=_LOST))
                # It may be in the middle of a call, and would take the next frame for a reply.
                self.wall.close()
                self._start_judge()
        return results

    def close(self):
        """End both processes."""
        self.wall.close()
        if self._judge is not None:
            self._judge.close()
        self._judge = None

    def _start_judge(self):
        if self._judge is not None:
            self._judge.close()
        self._judge = Child(judge.serve, (self._seed,), JUDGE_BYTES)
        self._judge.receive(MOST_ANSWER_BYTES, _START_SECONDS)

    def _converse(self, frame):
        """Send a frame to the judge and pass on what it and the sandbox say, until its result."""
        self._judge.start_clock()
        self._judge.send(frame)
        while True:
            said = self._judge.receive(MOST_REQUEST_BYTES, JUDGE_SECONDS)
            if said[:1] == RESULT:
                return said[1:]
            self.wall.send(said)
            if said[:1] != FRESH:
                self._judge.send(self.wall.receive())


def first_notebook(personal):
    """The cells of a notebook before all others, which prepares the course's package for them.

    Parameters
    ----------
    personal : course_utils.personal_data.PersonalData
        Its numbers take the place of the edition's ``data/personal_data.json``.

    Returns
    -------
    list of str
    """
    own_numbers = (
        "from course_utils import personal_data as module\n"
        f"module.PERSONAL_DATA = module.PersonalData(**{personal._asdict()!r})")
    return [_UNTRAINED] if personal == COURSE else [own_numbers, _UNTRAINED]
