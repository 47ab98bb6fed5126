"""A class with editions of their own is graded by its roster, whatever submissions say."""

import json
import shutil
from types import SimpleNamespace

import numpy as np
import pytest
from classroom_sandbox import make_course
from fake_grading import grade_with
from notebook_files import ROOT
from roster_class import SECRET, STUDENTS, editions, registry

from classroom import grade as grade_command
from classroom.grading import similarity as matches
from classroom.hand_ins.notebook_file import Cell
from classroom.hand_ins.versions import Notebook
from classroom.judging.examiner import draw_all_cases, with_own_data
from classroom.judging.pair import first_notebook
from classroom.judging.release import answers_in_words, make_release
from classroom.judging.results import TaskResult
from classroom.judging.session import Call, Session
from classroom.roster import draws
from classroom.roster.assignments import front, roster_notebook
from classroom.roster.draws import tag
from classroom.sandbox.wall import Wall
from course_utils.checks.tasks import TASKS
from course_utils.likelihood.curve import logistic_points
from course_utils.personal_data import COURSE

ANNA, BEN, NUMBER = STUDENTS


@pytest.fixture
def quick(monkeypatch, tmp_path):
    """A class of three and a roster; what is graded is listed, and needs no sandbox."""
    seen = SimpleNamespace(folder=tmp_path, out=tmp_path / "out", graded=[])

    def grade(pair, submission, personal):
        seen.graded.append((submission, personal))
        return [TaskResult(task, "passed", 1) for task in TASKS]

    grade_with(monkeypatch, grade)
    for module in (matches, draws):
        monkeypatch.setattr(module, "movielens_releases", editions)
    lines = ["student,name", *(f'{one.student},"{one.name}"' for one in STUDENTS)]
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "roster.csv").write_text("\n".join(lines))
    (tmp_path / "class" / "roster.secret").write_text(SECRET.hex() + "\n")
    for student in STUDENTS:
        hand_in(tmp_path, student.student, student)
    return seen


def hand_in(folder, submitter, owner, output=""):
    edition = {"student": owner.student, "tag": tag(SECRET, registry().personal_data[owner.key])}
    cell = {"cell_type": "code", "source": f"x = '{submitter}'", "metadata": {},
            "outputs": [{"output_type": "stream", "text": output}]}
    content = {"cells": [cell], "metadata": {"edition": edition}, "nbformat": 4}
    (folder / "in" / submitter).mkdir(parents=True, exist_ok=True)
    (folder / "in" / submitter / "01.ipynb").write_text(json.dumps(content))


def run(quick, *words, roster=True):
    chosen = ["--roster", str(quick.folder / "class" / "roster.csv")] if roster else []
    return grade_command.main(
        [str(quick.folder / "in"), "--out", str(quick.out), "--jobs", "2", *chosen, *words])


def test_everybody_is_graded_with_their_own_data(quick):
    assert run(quick, "--seed", "5") == 0
    assert sorted(one[0].student for one in quick.graded) == ["4711", "Ben-7", "anna"]
    common = draw_all_cases(5)
    for submission, personal in quick.graded:
        assert personal == registry().personal_data[submission.student.casefold()] != COURSE
        drawn = with_own_data(common, 5, personal)
        np.testing.assert_array_equal(drawn[1][0].arguments[0], personal.six_points)
        np.testing.assert_array_equal(drawn[6][0].variables["data_x"], logistic_points(personal)[0])
        np.testing.assert_array_equal(drawn[1][1].arguments[0], common[1][1].arguments[0])


def test_anothers_notebook_is_graded_by_the_roster_and_reported(quick, capsys):
    hand_in(quick.folder, "anna", BEN)
    assert run(quick, "--student", "anna") == 0
    ((_, personal),) = quick.graded
    assert personal == registry().personal_data["anna"]
    rows = (quick.out / "matches.csv").read_text().splitlines()
    assert rows[3] == "anna,anna,Ben-7,,,names another's edition"
    assert "1 of 3 submissions need a look" in capsys.readouterr().out


def test_matches_cost_nothing_and_no_student_reads_of_them(quick):
    run(quick)
    before = {path.name: path.read_text() for path in (quick.out / "feedback").iterdir()}
    table = (quick.out / "grades.csv").read_text()
    hand_in(quick.folder, "anna", BEN, "theta_0")
    run(quick)
    assert {path.name: path.read_text() for path in (quick.out / "feedback").iterdir()} == before
    assert (quick.out / "grades.csv").read_text() == table
    assert "names another's edition" in (quick.out / "matches.csv").read_text()


def test_what_was_printed_grades_nothing_again_and_a_roster_does(quick):
    run(quick, roster=False)
    assert len(quick.graded) == 3 and not (quick.out / "matches.csv").exists()
    assert quick.graded[0][1] == COURSE
    hand_in(quick.folder, "anna", ANNA, "something new")
    run(quick, roster=False)
    assert len(quick.graded) == 3
    run(quick)
    assert len(quick.graded) == 6
    run(quick)
    assert len(quick.graded) == 6


def test_a_submission_of_nobody_on_the_roster_is_graded_with_the_course(quick):
    hand_in(quick.folder, "zoe", ANNA)
    assert run(quick, "--student", "zoe") == 0
    ((submission, personal),) = quick.graded
    assert personal == COURSE
    assert submission.cells == ("x = 'zoe'",)
    assert "zoe,,anna,,,not on the roster" in (quick.out / "matches.csv").read_text()


@pytest.mark.parametrize("change, message", [
    (lambda folder: (folder / "roster.secret").unlink(), "roster.secret is missing"),
    (lambda folder: (folder / "roster.secret").write_text("x"), "not a secret"),
    (lambda folder: (folder / "roster.csv").write_text("name\nanna\n"), "one column student"),
    (lambda folder: (folder / "roster.csv").unlink(), "No such file"),
])
def test_what_is_missing_or_wrong_stops_before_anything_is_graded(quick, change, message, capsys):
    change(quick.folder / "class")
    assert run(quick) == 1
    assert message in capsys.readouterr().err
    assert quick.graded == [] and not quick.out.exists()


def test_an_edited_mark_or_another_secret_is_told_and_grades_go_on(quick, capsys):
    (quick.folder / "class" / "roster.secret").write_text("0" * 64)
    assert run(quick) == 0
    assert "none of the editions that were handed in was made with this secret" in (
        capsys.readouterr().err)
    assert len(quick.graded) == 3 and (quick.out / "grades.csv").exists()
    (quick.folder / "class" / "roster.secret").write_text(SECRET.hex())
    assert run(quick) == 0
    assert len(quick.graded) == 6
    assert "was made with this secret" not in capsys.readouterr().err


def test_the_secret_may_lie_elsewhere(quick):
    shutil.move(quick.folder / "class" / "roster.secret", quick.folder / "safe")
    assert run(quick, "--secret", str(quick.folder / "safe")) == 0


def test_the_secret_is_in_no_file_and_no_message(quick, capsys):
    run(quick)
    shown = capsys.readouterr()
    texts = [shown.out, shown.err, repr(registry())]
    texts += [path.read_bytes().decode(errors="replace") for path in quick.out.rglob("*")
              if path.is_file()]
    assert len(texts) > 10
    assert not any(SECRET.hex() in text or repr(SECRET) in text for text in texts)


def test_the_printed_texts_of_an_edition_are_no_answers(tmp_path):
    release = make_release(ROOT, tmp_path, STUDENTS)
    notebook = roster_notebook("03_maximum_likelihood.ipynb", _released("03_maximum_likelihood"))
    given = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]

    def words(*texts):
        cells = tuple(Cell("markdown", text) for text in texts)
        return answers_in_words([Notebook("a.ipynb", cells)], release)

    assert words(*given, front(ANNA), front(BEN)) == []
    assert words(front(ANNA) + "!")


def _released(name):
    from classroom.assignment.assignment import _source_notebooks

    return next(notebook for path, notebook in _source_notebooks(ROOT).items()
                if path.stem == name)


# In the sandbox


LOOKING = """\
import os
from course_utils.personal_data import PERSONAL_DATA
from course_utils.likelihood.curve import logistic_points
found = []
for top in ("/", "/course", "/student", "/tmp", FOLDER):
    for folder, _, names in os.walk(top):
        found += [name for name in names
                  if name.endswith((".secret", "roster.csv", "personal_data.json"))]
try:
    found += [open(FOLDER + "/roster.secret").read()]
except OSError:
    pass


def f():
    return [len(found), PERSONAL_DATA.film_seed, float(logistic_points()[0][0])]
"""


def test_a_submission_finds_its_own_numbers_and_nothing_else(tmp_path, tmp_path_factory):
    (tmp_path / "roster.secret").write_text(SECRET.hex())
    (tmp_path / "roster.csv").write_text("student\nanna\n")
    edition = tmp_path / "edition"
    (edition / "course_utils" / "likelihood").mkdir(parents=True)
    for name in ("__init__", "arrays", "paths", "personal_data",
                 "likelihood/__init__", "likelihood/curve"):
        shutil.copy(ROOT / "course_utils" / f"{name}.py", edition / f"course_utils/{name}.py")
    personal = registry().personal_data["anna"]
    cells = (f"FOLDER = {str(tmp_path)!r}", LOOKING)
    with Wall(make_course(tmp_path_factory, edition)) as sandbox:
        session = Session(sandbox, [first_notebook(personal)[:1], cells])
        answer = session.call(Call(1, "f"))
    assert session.report == []
    assert answer.value == [0, personal.film_seed, logistic_points(personal)[0][0]]


def test_only_tasks_with_data_of_their_own_are_drawn_again():
    common = draw_all_cases(1)
    own = with_own_data(common, 1, registry().personal_data["anna"])
    assert {task for task in TASKS if own[task] is not common[task]} == {1, 6}
