"""The matrix: each known wrong answer is rejected as what it is, each right one passes.

It is written to build/checks.md as a table.
"""

import copy
import json
import os
from pathlib import Path

import catalogue
import numpy as np
import pytest

import course_utils
from course_utils.checks.checking import examine
from course_utils.checks.hints import COMMON
from course_utils.checks.judging import judge_task
from course_utils.checks.runner.running import answers_to
from course_utils.checks.tasks import TASKS
from course_utils.solutions.answers import answer_source

SEEDS = (6789, 1)
# With these the earlier tasks are not solved yet: the check's correct functions stand in at once.
WITHOUT_EARLIER_TASKS = {1}
BUILD = Path(__file__).resolve().parents[2] / "build"
PARTS = BUILD / "checks"


def report_on(task, source, seed):
    """What the check says about a text, pasted into a notebook."""
    if TASKS[task].function is None:
        return _report_on_cell(task, source, np.random.default_rng(seed))
    # The functions of earlier tasks that it calls are the library's, since a scikit-learn ridge
    # for every user would make the matrix take many minutes.
    earlier = () if seed in WITHOUT_EARLIER_TASKS else TASKS[task].builds_on
    notebook = {name: getattr(course_utils, name) for name in earlier}
    exec(compile(source, "answer", "exec"), notebook)
    return examine(task, (notebook[TASKS[task].function],), seed)


def _report_on_cell(task, source, rng):
    """Run a cell anew on each frame, as the grader does."""
    row = TASKS[task]

    def run(frame_number):
        notebook = copy.deepcopy(cases[frame_number].variables)
        exec(compile(source, "answer", "exec"), notebook)
        return tuple(notebook.get(name) for name in row.names)

    cases = row.check.draw_cases(rng)
    answers = [answers_to(lambda number=number: run(number), [case], {}, 20)[0]
               for number, case in enumerate(cases)]
    return judge_task(task, cases, answers)


def rows_of(task, seed):
    """One row for each answer: kind, name, what was expected, what was reported, the hint."""
    rows = []
    for kind, sources in (("wrong", catalogue.wrong(task)), ("right", catalogue.right(task))):
        for name, source in sources.items():
            report = report_on(task, source, seed)
            expected = name if kind == "wrong" else "passed"
            reported = "passed" if report.passed else report.mistake or report.outcome
            rows.append([kind, name, expected, reported, report.hint])
    return rows


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("task", TASKS)
def test_every_wrong_answer_has_its_own_hint_and_every_right_one_passes(task, seed):
    rows = rows_of(task, seed)
    _write(task, seed, rows)
    assert [row[1:] for row in rows if row[2] != row[3]] == []


@pytest.mark.parametrize("task", TASKS)
def test_the_catalogue_is_large_and_its_hints_are_the_mistakes_own(task):
    wrong, right = catalogue.wrong(task), catalogue.right(task)
    assert len(wrong) >= 8 and len(right) >= 8
    hints = COMMON | TASKS[task].check.hints
    own = [hints[name] for name in wrong]
    assert len(set(own)) == len(own)


@pytest.mark.parametrize("task", TASKS)
def test_the_reference_answer_passes_without_a_remark(task):
    report = report_on(task, answer_source(task), seed=2)
    assert report.passed and not report.note


@pytest.mark.parametrize("task", TASKS)
def test_no_hint_quotes_a_line_of_an_answer(task):
    lines = {line.strip() for text in [answer_source(task), *catalogue.right(task).values()]
             for line in text.splitlines() if len(line.strip()) > 12}
    for name, hint in TASKS[task].check.hints.items():
        for line in lines:
            assert line not in hint.kind and line not in hint.place, name


def _write(task, seed, rows):
    """Keep this part, then put the table together from all parts that there are."""
    PARTS.mkdir(parents=True, exist_ok=True)
    _replace(PARTS / f"task{task}-{seed}.json", json.dumps(rows))
    lines = ["| task | answer | | expected | reported, by seed of the data | hint |",
             "|---|---|---|---|---|---|"]
    for number in TASKS:
        parts = [json.loads(path.read_text(encoding="utf-8"))
                 for path in sorted(PARTS.glob(f"task{number}-*.json"))]
        # A part from an earlier state of the catalogue has other rows.
        parts = [part for part in parts if len(part) == len(parts[-1])]
        for same in zip(*parts, strict=True):
            kind, name, expected, _, hint = same[0]
            reported = ", ".join(row[3] for row in same)
            lines.append(f"| {number} | {name} | {kind} | {expected} | {reported} | {hint} |")
    _replace(BUILD / "checks.md", "\n".join(lines) + "\n")


def _replace(path, text):
    """Write at once: tests may run in several processes."""
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)


def test_the_readme_counts_the_catalogue():
    readme = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
    for task in TASKS:
        counts = len(catalogue.wrong(task)), len(catalogue.right(task))
        assert f"| {task} | {counts[0]} | {counts[1]} |" in readme
