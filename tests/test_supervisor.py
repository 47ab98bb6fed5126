"""The supervisor's ear: what it hears of a call, in which order, and from whom."""

import socket
import threading

import pytest

from course_utils.classroom.inside.supervisor import Supervisor
from course_utils.classroom.protocol import ANSWER, DONE, MOST_ANSWER_BYTES, Limits, Link


def pair():
    near, far = socket.socketpair()
    return Link(near, MOST_ANSWER_BYTES), Link(far, MOST_ANSWER_BYTES)


@pytest.fixture
def ends():
    """A supervisor, and the other ends of its links to the grader, the notebook and its calls."""
    ours, theirs = zip(pair(), pair(), pair())
    supervisor = Supervisor(ours[0], None, {}, False, Limits())
    _, supervisor._notebook, supervisor._calls = ours
    yield supervisor, *theirs
    for link in ours + theirs:
        link.close()


def test_an_answer_of_many_reads_comes_before_the_word_that_its_call_ended(ends):
    supervisor, grader, notebook, calls = ends
    answer = b" " * 150_000  # more than one read, less than a socket holds
    calls.send(ANSWER, answer)
    notebook.send(DONE, b"0")
    assert supervisor._watch(5.0, DONE) == ("", b"0")
    assert grader.receive(0) == (ANSWER, answer)


def test_an_answer_as_long_as_allowed_comes_through(ends):
    supervisor, grader, notebook, calls = ends
    answer, heard = b" " * MOST_ANSWER_BYTES, []

    def speak():
        calls.send(ANSWER, answer)
        notebook.send(DONE, b"0")

    threads = [threading.Thread(target=speak, daemon=True),
               threading.Thread(target=lambda: heard.append(grader.receive()), daemon=True)]
    for thread in threads:
        thread.start()
    assert supervisor._watch(20.0, DONE) == ("", b"0")
    threads[1].join(20.0)
    assert heard == [(ANSWER, answer)]


def test_what_is_left_of_a_call_does_not_answer_the_next(ends, monkeypatch):
    supervisor, grader, notebook, calls = ends
    supervisor._isolated = True
    monkeypatch.setattr("course_utils.classroom.inside.processes.end_others", lambda _: True)
    monkeypatch.setattr("course_utils.classroom.inside.processes.use_too_much", lambda _: False)
    notebook.send(DONE, b"0")
    assert supervisor._watch(5.0, DONE) == ("", b"0")
    calls.send(ANSWER, b"late")
    assert supervisor._is_ready("")
    calls.send(ANSWER, b"of the next call")
    notebook.send(DONE, b"0")
    assert supervisor._watch(5.0, DONE) == ("", b"0")
    assert grader.receive(0) == (ANSWER, b"of the next call")
