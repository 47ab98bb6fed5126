"""An answer in words is found wherever a student wrote it, and what was given is none."""

import json
from pathlib import Path

import pytest
from handed_in import cell, notebook

from classroom.hand_ins.notebook_file import Cell, parse_notebook, read_cells
from classroom.hand_ins.versions import Notebook
from classroom.judging.release import Release, answers_in_words, make_release

ROOT = Path(__file__).resolve().parents[3]
ASKED, STUB = "Asked?\n\n- one\n- two", "Write your answer here."
RELEASE = Release(None, frozenset({"given", ASKED, STUB, "x = 1"}),
                  {ASKED: "question-dimensions"}, frozenset({"task-1", "question-dimensions"}))


def words(*cells):
    return [(one["question"], one["text"]) for one in answers_in_words(
        [Notebook("a.ipynb", tuple(cells))], RELEASE)]


def text(source, name="", kind="markdown"):
    return Cell(kind, source, name)


def code(source, name=""):
    return Cell("code", source, name)


PLACES = {
    "its cell": [text(ASKED), text("Old films.", "question-dimensions"), text("given")],
    "its cell without a name": [text(ASKED), text("Old films."), text("given")],
    "its cell alone": [text("Old films.", "question-dimensions"), text("given")],
    "below the placeholder": [text(ASKED), text(STUB), text("Old films.")],
    "above the placeholder": [text(ASKED), text("Old films."), text(STUB, "question-dimensions")],
    "the question's cell": [text(f"{ASKED}\n\nOld films."), text(STUB), text("given")],
    "in front of the question": [text(f"Old films.\n\n{ASKED}"), text(STUB)],
    "a raw cell": [text(ASKED), text(STUB), text("Old films.", kind="raw")],
    "a code cell": [text(ASKED), text(STUB), code("Old films."), text("given"), code("y = 2")],
    "its cell made code": [text(ASKED), code("Old films.", "question-dimensions")],
    "further down": [text(ASKED), text(STUB), text("given"), code("x = 1"), text("Old films.")],
}


@pytest.mark.parametrize("cells", PLACES.values(), ids=PLACES)
def test_an_answer_is_found_where_it_stands(cells):
    assert words(code("x = 1"), text("given"), *cells) == [("question-dimensions", "Old films.")]


def test_an_answer_in_several_cells_is_one_answer():
    cells = [
        text(ASKED),
        text("Old"),
        code("# films"),
        text("and new."),
        text("given"),
        text("Bye."),
    ]
    assert words(*cells) == [("question-dimensions", "Old"), ("question-dimensions", "# films"),
                             ("question-dimensions", "and new."), ("", "Bye.")]


def test_a_question_that_was_rewritten_is_still_a_place():
    assert words(text("Asked? Old films.", "question-dimensions-text")) == [
        ("question-dimensions", "Asked? Old films.")]


def test_code_is_no_answer_where_no_question_is_near():
    cells = [code("y = 2"), text(ASKED), text(STUB), code("def f(): pass", "task-1"), code("y = 3")]
    assert words(*cells) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda source: source.replace("\n", "  \n") + "\n\n",
        lambda source: source.replace("\n", "\r\n"),
    ],
)
def test_blanks_and_line_ends_make_no_answer(change):
    cells = read_cells(parse_notebook(notebook(
        *(cell(change(source), "markdown") for source in ("given", ASKED, STUB)), change("x = 1"))))
    assert words(*cells) == []


def test_many_remarks_do_not_push_an_answer_out():
    cells = [*(text(f"remark {k}") for k in range(50)), text(ASKED), text("x" * 30_000)]
    found = words(*cells)
    assert (len(found), found[0]) == (20, ("question-dimensions", "x" * 20_000))


def test_the_same_text_in_two_copies_is_there_once():
    copy = Notebook("a.ipynb", (text(ASKED), text("Old films.")))
    assert len(answers_in_words([copy, copy], RELEASE)) == 1


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    return make_release(ROOT, tmp_path_factory.mktemp("release"))


@pytest.mark.parametrize("as_saved", ["with ids", "without ids"])
def test_the_student_edition_has_no_answer_until_one_is_written(release, tmp_path, as_saved):
    from classroom.assignment.assignment import _source_notebooks

    for path, given in _source_notebooks(ROOT).items():
        for one in given.cells:
            if as_saved == "without ids":
                one.metadata.pop("nbgrader", None)
                one.pop("id")
        assert answers_in_words([_saved(given)], release) == []
        for one in given.cells:
            one.source = "Mine." if one.source == STUB else one.source
        assert [one["text"] for one in answers_in_words([_saved(given)], release)] == ["Mine."] * (
            path.stem[:2] in ("02", "03"))


def _saved(notebook):
    return Notebook("a.ipynb", tuple(read_cells(parse_notebook(json.dumps(notebook).encode()))))
