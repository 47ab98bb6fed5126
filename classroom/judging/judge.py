"""The process that judges: trusted code on numbers that strangers' code has made.

It draws the hidden inputs, asks the sandbox for answers, through the grader that passes its
frames on, and compares. It has limits of its own, so what a forged answer makes it do costs that
task only.
"""

import json
from dataclasses import asdict

from classroom.judging.examiner import Examiner
from classroom.sandbox.protocol import RESULT, SUBMISSION, TASK
from course_utils.personal_data import PersonalData


def serve(connection, seed):
    """Judge submissions, one after another, until the connection is closed.

    Parameters
    ----------
    connection : multiprocessing.connection.Connection
    seed : int
        Of the hidden inputs.
    """
    examiner = Examiner(_Sandbox(connection), seed)
    connection.send_bytes(RESULT)
    while True:
        frame = connection.recv_bytes()
        content = json.loads(frame[1:])
        if frame[:1] == SUBMISSION:
            personal = PersonalData(**content["personal"])
            examiner.take(content["notebooks"], content["files"], personal)
            connection.send_bytes(RESULT)
        elif frame[:1] == TASK:
            result = examiner.grade(content["task"], content["passed"])
            connection.send_bytes(RESULT + json.dumps(asdict(result)).encode())


class _Sandbox:
    """The sandbox, at the other end of the grader's connection."""

    def __init__(self, connection):
        self._connection = connection

    def send(self, frame):
        self._connection.send_bytes(frame)

    def receive(self, longest):
        return self._connection.recv_bytes(longest + 1)
