"""The student edition's own command: what it asks of JupyterLab, and what it says."""

import sys

import pytest

from classroom.assignment import student_main as student_commands
from classroom.assignment.assignment import LAB_SETTINGS
from course_utils.start.jupyter import words_to_start


@pytest.fixture
def place(monkeypatch):
    """Say whether the command runs as root, and in a container."""
    def put(root=False, container=False):
        monkeypatch.setattr(student_commands, "is_root", lambda: root)
        monkeypatch.setattr(student_commands, "in_container", lambda: container)

    put()
    return put


@pytest.fixture
def started(monkeypatch):
    """The programs that were started, with their settings; none is run."""
    calls = []
    for name in ("JUPYTER_PREFER_ENV_PATH", "JUPYTER_CONFIG_PATH"):
        monkeypatch.setenv(name, "")
    monkeypatch.setattr(student_commands, "enter_environment", lambda words: None)
    monkeypatch.setattr("course_utils.data.movielens.load_movielens", lambda: None)
    monkeypatch.setattr(student_commands.os, "chdir", lambda folder: None)
    monkeypatch.setattr(student_commands, "become", lambda command: calls.append(
        (command, student_commands.os.environ["JUPYTER_CONFIG_PATH"])))
    return calls


def test_jupyterlab_opens_on_notebook_1_and_says_little(place, started, capsys):
    student_commands.main(["lab", "--no-browser"])
    ((command, _),) = started
    assert command[:4] == [sys.executable, *words_to_start("jupyterlab")]
    assert "--LabApp.default_url=/lab/tree/01_least_squares.ipynb" in command
    assert "--log-level=ERROR" in command and command[-1] == "--no-browser"
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_the_students_settings_come_before_those_that_were_there(place, started, monkeypatch):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "mine")
    student_commands.main(["lab"])
    ((_, places),) = started
    settings, mine = places.split(student_commands.os.pathsep)
    assert settings == str(student_commands.SETTINGS) and mine == "mine"
    assert "nbgrader" in LAB_SETTINGS and "announcements" in LAB_SETTINGS


@pytest.mark.parametrize("container, more", [(False, False), (True, True)])
def test_root_is_told_what_to_add_before_anything_is_installed(
        place, started, capsys, container, more):
    place(root=True, container=container)
    assert student_commands.main(["lab"]) == 1
    said = capsys.readouterr().err
    assert "lab --allow-root" in said and ("--ip=0.0.0.0" in said) is more
    assert len(said.splitlines()) == 1 and started == []


def test_root_with_the_word_for_it_starts(place, started):
    place(root=True)
    student_commands.main(["lab", "--allow-root"])
    assert "--allow-root" in started[0][0]


@pytest.mark.parametrize("words, is_told", [
    ([], True), (["--ip=0.0.0.0"], False), (["--ip", "0.0.0.0"], False)])
def test_in_a_container_the_words_for_it_are_named(place, started, capsys, words, is_told):
    place(container=True)
    student_commands.main(["lab", *words])
    assert ("--no-browser --ip=0.0.0.0" in capsys.readouterr().out) is is_told


@pytest.mark.parametrize("words, code", [([], 0), (["help"], 0), (["course"], 2)])
def test_there_is_no_other_command(started, capsys, words, code):
    assert student_commands.main(words) == code
    assert "usage: python -m course_utils lab" in capsys.readouterr().out and started == []
