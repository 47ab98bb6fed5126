"""Optional tasks: without a word they are in no table and on no page; with one they count."""

import csv
import json
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from fake_grading import grade_with

from classroom import grade as grade_command
from classroom.assignment.stub import check_cell
from classroom.files import read_json
from classroom.grading.grades import MOST_POINTS, most_points
from classroom.judging.results import TaskResult
from course_utils.checks.tasks import TASKS

OPTIONAL = [task for task in TASKS.values() if task.optional]


@pytest.fixture
def submissions(tmp_path):
    (tmp_path / "submissions" / "anna").mkdir(parents=True)
    cells = [{"cell_type": "code", "source": "x = 1", "metadata": {}}]
    (tmp_path / "submissions" / "anna" / "work.ipynb").write_text(
        json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}))
    return tmp_path / "submissions"


@pytest.fixture
def graded(monkeypatch):
    """How often a submission was graded: all passes but the last task, which is optional."""
    seen = []

    def grade(pair, submission, personal):
        seen.append(submission.student)
        passed = [TaskResult(number, "passed", task.points) for number, task in TASKS.items()]
        return [*passed[:-1], replace(passed[-1], outcome="wrong", points=0, mistake="a-mistake")]

    grade_with(monkeypatch, grade)
    return seen


def run(submissions, out, *words):
    assert grade_command.main([str(submissions), "--out", str(out), "--jobs", "1", *words]) == 0
    with open(out / "grades.csv", encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    return row


def page(out):
    text = (out / "feedback" / "anna.html").read_text(encoding="utf-8")
    return BeautifulSoup(text, "html.parser")


def everything(out):
    return {path.relative_to(out): path.read_bytes() for path in sorted(out.rglob("*"))
            if path.is_file() and not path.name.startswith(".")}


def test_there_are_some_and_the_other_points_are_as_before():
    assert [task.number for task in OPTIONAL] == [10, 11]
    assert sum(MOST_POINTS.values()) == 35
    assert sum(most_points(optional=True).values()) == 35 + sum(task.points for task in OPTIONAL)


def test_without_a_word_they_are_in_no_table_and_on_no_page(submissions, tmp_path, graded):
    row = run(submissions, tmp_path / "out")
    assert [name for name in row if name.startswith("task_")] == [f"task_{n}" for n in range(1, 10)]
    assert (row["total"], row["outcome"]) == ("30", "passed")
    text = page(tmp_path / "out").get_text()
    assert "of 35" in text and not any(task.function in text for task in OPTIONAL)
    report = read_json(tmp_path / "out" / "report.json")
    assert "optional" not in report and {*report["outcomes"]} == {"passed"}
    assert {*report["students"][0]["tasks"]} == {str(n) for n in range(1, 10)}
    assert report["students"][0]["mistakes"] == {}


def test_with_one_they_count(submissions, tmp_path, graded):
    row = run(submissions, tmp_path / "out", "--optional")
    assert (row["task_10"], row["task_11"]) == (str(TASKS[10].points), "0")
    assert (row["total"], row["outcome"]) == ("33", "11 wrong")
    soup = page(tmp_path / "out")
    assert "33 of 41" in soup.get_text() and "newton_step" in soup.get_text()
    assert [cell.get_text() for cell in soup.find_all("th", scope="row")][:11] == [
        f"Task {number}" for number in TASKS]
    assert read_json(tmp_path / "out" / "report.json")["outcomes"] == {"passed": 10, "wrong": 1}


def test_later_runs_go_on_with_it_and_nothing_is_graded_again(submissions, tmp_path, graded):
    out = tmp_path / "out"
    run(submissions, out, "--seed", "5")
    before = everything(out)
    assert run(submissions, out, "--optional")["total"] == "33"
    assert run(submissions, out)["total"] == "33"
    assert run(submissions, out, "--no-optional")["total"] == "30"
    assert run(submissions, out)["total"] == "30"
    assert everything(out) == before
    assert len(graded) == 1


def test_an_override_of_one_needs_it_to_count(submissions, tmp_path, graded, capsys):
    out = tmp_path / "out"
    run(submissions, out)
    (out / "overrides.csv").write_text("student,task,points,comment\nanna,11,2,nearly\n")
    assert grade_command.main([str(submissions), "--out", str(out)]) == 1
    assert "task must be one of 1, 2" in capsys.readouterr().err
    row = run(submissions, out, "--optional")
    assert (row["task_11"], row["total"]) == ("2", "35")


@pytest.mark.parametrize("task", OPTIONAL, ids=lambda task: str(task.number))
def test_the_check_of_one_shows_no_points(task):
    assert "points" not in check_cell(task.number)
    assert check_cell(task.number).endswith(f"display(report_{task.number})")
