"""The hints against the texts of their tasks: no place, name or word that is not there."""

import re
from pathlib import Path

import pytest
from nbformat import v4
from notebook_files import NOTEBOOKS

from classroom.assignment import cells as edition_cells
from classroom.assignment.assignment import is_optional
from course_utils.checks.hints import COMMON, Hint
from course_utils.checks.tasks import TASKS

INSTRUCTIONS = Path(edition_cells.__file__).parent / "student_cells"
PLACES = re.compile(
    r"\b(bullets?|sentences?|paragraphs?|templates?|headings?|sections?|footnotes?|captions?"
    r"|pictures?|charts?|(the|this) (page|figure|table|paper)|paper's"
    r"|(first|second|third|last|next|previous|following) (lines?|cells?|tasks?|words?|steps?)"
    r"|(lines?|cells?|texts?|tasks?|words?|formulas?) (above|below))\b", re.IGNORECASE)
# What the course calls otherwise: intercept, lambda.
OTHER_WORDS = re.compile(
    r"\b(bias|alpha|regulari[sz]ation constant|regulari[sz]er)\b|\\", re.IGNORECASE)
NAME = re.compile(r"\b[a-z]+(?:_[a-z0-9]+)+\b")


def texts_of(hints):
    return [text for hint in hints.values() for text in (hint.kind, hint.place)]


def said(pattern, texts):
    return [(match.group(), text) for text in texts for match in pattern.finditer(text)]


@pytest.fixture(scope="module")
def task_texts():
    """What a student reads before the check of each task: the text, the stub and its docstring."""
    found = {}
    for path in NOTEBOOKS:
        notebook = v4.reads(path.read_text(encoding="utf-8"))
        if is_optional(notebook):
            continue
        instructions = (INSTRUCTIONS / f"{path.stem}.md").read_text(encoding="utf-8")
        cells = edition_cells.source_notebook(path.name, notebook, instructions).cells
        for number, cell in enumerate(cells):
            if task := re.fullmatch(r"task-(\d+)", cell.id):
                found[int(task[1])] = _text_before(cells[:number]) + _stub(cell.source)
    assert {*found} == {*TASKS}
    return found


def _text_before(cells):
    """The cells of text that stand directly before an answer."""
    last_code = max(n for n, cell in enumerate(cells) if cell.cell_type == "code")
    return "\n".join(cell.source for cell in cells[last_code + 1:])


def _stub(source):
    return source.partition(edition_cells.BEGIN)[0]


@pytest.mark.parametrize("task", TASKS)
def test_no_hint_sends_to_a_place_in_the_text(task):
    assert said(PLACES, texts_of(COMMON | TASKS[task].check.hints)) == []


@pytest.mark.parametrize("text", [
    "Read the task's two bullet points again.", "Look at the last line of the template.",
    "Read the first sentence of the task.", "The paper's formula has none.",
    "This is one way to read the paper.", "See the section after this one.",
    "Look at the last lines.", "Compare with the cell above.", "Run the next cell.",
    "That is for the next task.", "Look at the table for the symbol.", "The chart shows it.",
])
def test_places_are_found(text):
    assert said(PLACES, [text])


@pytest.mark.parametrize("task", TASKS)
def test_hints_use_the_words_of_the_text(task):
    assert said(OTHER_WORDS, texts_of(COMMON | TASKS[task].check.hints)) == []


def test_other_words_are_found():
    hints = {"wrong": Hint("The bias is not fitted.", r"Look at \alpha.")}
    assert len(said(OTHER_WORDS, texts_of(hints))) == 3


@pytest.mark.parametrize("task", TASKS)
def test_every_name_in_a_hint_is_in_the_text_of_its_task(task, task_texts):
    # A variable that an answer may read in place of an argument is one of the notebook's.
    known = {*NAME.findall(task_texts[task]), *TASKS[task].other_names}
    names = said(NAME, texts_of(TASKS[task].check.hints))
    assert [(name, text) for name, text in names if name not in known] == []


@pytest.mark.parametrize("task", TASKS)
def test_a_formula_that_a_hint_speaks_of_is_in_the_text_of_its_task(task, task_texts):
    formulas = said(re.compile("the formula"), texts_of(TASKS[task].check.hints))
    assert not formulas or re.search(r"\$[^$]+\$", task_texts[task])


def test_the_parts_that_hints_of_task_5_speak_of_are_in_its_formula(task_texts):
    assert r"\lambda \Big( \sum_u \|p_u\|^2 + \sum_i \|q_i\|^2 \Big)" in task_texts[5]
