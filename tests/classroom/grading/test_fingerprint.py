"""What makes a grade is hashed, and nothing else is."""

import shutil

import pytest
from notebook_files import ROOT

from classroom.grading.fingerprint import fingerprint


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("copy")
    for name in ("course_utils", "classroom", "devtools", "data", "notebooks"):
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
    "requirements.lock", "course_utils/likelihood/curve.py", "course_utils/arrays.py",
    "course_utils/data/interactions.py", "course_utils/personal_data.py",
    "course_utils/solutions/als.py",
    "course_utils/checks/task1/check.py", "course_utils/checks/task5/losses.py",
    "course_utils/checks/runner/dependents.py", "classroom/judging/examiner.py",
    "classroom/judging/judge.py", "classroom/sandbox/protocol.py",
    "classroom/hand_ins/definitions.py", "classroom/hand_ins/handed_out.py",
    "classroom/hand_ins/hand_in.py", "classroom/hand_ins/versions.py",
    "classroom/judging/pair.py", "classroom/sandbox/guest.py",
    "classroom/sandbox/inside/calls.py",
    "classroom/sandbox/contents.py", "course_utils/recommend/factors.py",
    "data/movielens_small_2016/ratings.csv"])
def test_whatever_makes_a_grade_counts(copy, name):
    assert changes(copy, name)


@pytest.mark.parametrize("name", [
    "classroom/grading/feedback.py", "classroom/grading/batch.py",
    "classroom/grading/similarity.py", "devtools/course.py",
    "classroom/grade.py", "requirements-browser.lock",
    "notebooks/05_scaling_up.ipynb"])
def test_what_only_shows_a_grade_does_not(copy, name):
    assert not changes(copy, name)
