"""What makes a grade is hashed, and nothing else is."""

import shutil

import pytest
from notebook_files import ROOT

from course_utils.classroom.fingerprint import fingerprint


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    for name in ("course_utils", "data", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in ROOT.glob("requirements*.lock"):
        shutil.copy(path, folder)
    return folder


def changes(folder, name):
    """Whether one more line in a file makes another fingerprint."""
    line = b"\n" if name.endswith(".ipynb") else b"\n# changed\n"
    path, before = folder / name, fingerprint(folder)
    text = path.read_bytes()
    try:
        path.write_bytes(text + line)
        return fingerprint(folder) != before
    finally:
        path.write_bytes(text)


@pytest.mark.parametrize("name", [
    "requirements.lock", "course_utils/likelihood.py", "course_utils/validation.py",
    "course_utils/interactions.py", "course_utils/variant.py", "course_utils/als.py",
    "course_utils/checks/task1.py", "course_utils/checks/task5_losses.py",
    "course_utils/checks/dependents.py", "course_utils/classroom/grading.py",
    "course_utils/classroom/judge.py", "course_utils/classroom/protocol.py",
    "course_utils/classroom/definitions.py", "course_utils/classroom/handed_out.py",
    "course_utils/classroom/hand_in.py", "course_utils/classroom/versions.py",
    "course_utils/classroom/pair.py", "course_utils/classroom/sandbox/guest.py",
    "course_utils/classroom/sandbox/inside/calls.py",
    "course_utils/classroom/sandbox/contents.py", "course_utils/recommend/factors.py",
    "data/movielens_small_2016/ratings.csv"])
def test_whatever_makes_a_grade_counts(copy, name):
    assert changes(copy, name)


@pytest.mark.parametrize("name", [
    "course_utils/classroom/feedback.py", "course_utils/classroom/batch.py",
    "course_utils/classroom/matches.py", "course_utils/workshop/course.py",
    "course_utils/classroom/grade_command.py", "requirements-browser.lock",
    "notebooks/05_scaling_up.ipynb"])
def test_what_only_shows_a_grade_does_not(copy, name):
    assert not changes(copy, name)
