"""The teacher's page says what the code does."""

import re

from notebook_files import ROOT

from classroom.grade import _parser
from classroom.grading.grades import MOST_POINTS, OVERRIDE_COLUMNS, most_points
from classroom.judging.results import OUTCOMES
from classroom.sandbox.protocol import Limits
from course_utils.checks.tasks import QUESTIONS, TASKS

PAGE = (ROOT / "docs" / "teaching.md").read_text(encoding="utf-8")
ROWS = [[cell.strip(" `") for cell in line.strip("|").split("|")]
        for line in PAGE.splitlines() if line.startswith("| ")]


def test_points_are_those_of_the_rubric():
    points = {row[0]: (row[1], row[-1]) for row in ROWS if len(row) == 3 and row[-1].isdigit()}
    for task in TASKS:
        names = ", ".join(f"`{name}`" for name in TASKS[task].names).strip("`")
        assert points[str(task)] == (names, str(TASKS[task].points))
    assert {name: points[name][1] for name in QUESTIONS} == {
        name: str(question.points) for name, question in QUESTIONS.items()}
    assert points[""][1] == str(sum(MOST_POINTS.values()))
    with_optional = sum(most_points(optional=True).values())
    assert f"the maximum is then {with_optional} in place of" in PAGE


def test_hints_are_those_of_the_checks():
    told = [row for row in ROWS if len(row) == 3 and row[0].isdigit() and not row[-1].isdigit()]
    assert {int(task) for task, _, _ in told} == set(TASKS)
    for task, mistake, hint in told:
        assert TASKS[int(task)].check.hints[mistake].kind == hint, f"task {task}, {mistake}"


def test_every_outcome_and_option_is_explained():
    assert set(OUTCOMES) <= {row[0] for row in ROWS if len(row) == 2}
    words = _parser().format_help()
    for option in re.findall(r"--[a-z-]{3,}", words):
        assert option == "--help" or option in PAGE
    assert ",".join(OVERRIDE_COLUMNS) in PAGE


def test_limits_are_those_of_the_sandbox():
    limits, giga = Limits(), 10**9
    assert f"no result after {limits.call_instructions // giga} thousand million" in PAGE
    assert f"more than {limits.memory_bytes >> 30} GB of memory" in PAGE
    assert (f"have {limits.notebook_instructions // giga} thousand million instructions together "
            f"and {limits.statement_instructions // giga} each") in PAGE
