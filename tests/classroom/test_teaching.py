"""The teacher's page says what the code does."""

import re

import pytest
from notebook_files import NOTEBOOKS, ROOT, read

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
    told = [row for row in ROWS if len(row) == 3 and row[0].isdigit() and not row[-1].isdigit()
            and "–" not in row[1]]
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


def parts_of(path):
    """What a notebook itself says about its parts: minutes to read, to choose, of exercises."""
    text = {cell.id: cell.source for cell in read(path).cells}
    choices = re.search(r"About (\d+) minutes", text["choices"])[1]
    exercises = re.findall(r"\(\w+, (\d+) minutes\)", text["exercises"])
    return [str(read(path).metadata["course"]["minutes"]), choices, *exercises]


def minutes_of_tasks():
    rows = (row for row in ROWS if len(row) == 2 and row[1].isdigit())
    return {row[0]: int(row[1]) for row in rows}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_the_minutes_are_those_of_the_notebook_and_of_the_readme(path):
    (told,) = (row[1:] for row in ROWS if len(row) == 6 and row[0] == str(int(path.stem[:2])))
    assert told == parts_of(path)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| `{path.name}` \|.*\| {told[0]} \|$", readme, re.MULTILINE)


def test_the_example_of_how_long_a_notebook_takes_adds_up():
    tasks = minutes_of_tasks()
    total = sum(tasks[str(task)] for task in TASKS if TASKS[task].notebook == 2)
    reading, choices, *_ = parts_of(NOTEBOOKS[1])
    assert (f"notebook 2, for example, takes {reading} minutes to read, its questions with "
            f"choices {choices}, and its four tasks {total}.") in PAGE


def lessons():
    """For each lesson its parts: when each begins and ends, and what it is."""
    found = {}
    for number, span, what in (row for row in ROWS if len(row) == 3 and "–" in row[1]):
        begin, end = map(int, span.split("–"))
        found.setdefault(number, []).append((begin, end, what))
    return found


def test_each_lesson_has_90_minutes_without_gaps():
    assert [*lessons()] == ["1", "2", "3", "4", "5"]
    for parts in lessons().values():
        ends = [0, *(end for _, end, _ in parts)]
        assert [begin for begin, _, _ in parts] == ends[:-1] and ends[-1] == 90


def test_lessons_give_each_part_the_time_that_it_takes():
    told = {f"Task {task} ": minutes for task, minutes in minutes_of_tasks().items()}
    for number, path in enumerate(NOTEBOOKS, start=1):
        _, choices, easy, *_ = parts_of(path)
        told[f"Questions with choices of notebook {number}"] = int(choices)
        told[f"Exercise 1 of notebook {number} "] = int(easy)
    used = [(head, end - begin) for parts in lessons().values() for begin, end, what in parts
            for head in told if what.startswith(head)]
    assert len(used) == 8 + 4 + 3
    assert used == [(head, told[head]) for head, _ in used]
