"""The questions with choices: one source for the notebooks and for the page for teachers."""

import re
import shutil

import catalogue
import pytest
from notebook_files import NOTEBOOKS, ROOT, read

from course_utils.checks.tasks import TASKS
from devtools.questions import PAGE, cell_text, page_text, read_questions, store_questions

QUESTIONS = read_questions(ROOT)
each_question = pytest.mark.parametrize("question", [
    pytest.param(question, id=f"{stem[:2]}-{number}")
    for stem, own in QUESTIONS.items() for number, question in enumerate(own, start=1)])


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_each_notebook_has_four_to_six_questions_as_in_their_source(path):
    own = QUESTIONS[path.stem]
    assert 4 <= len(own) <= 6
    assert [cell.source for cell in read(path).cells if cell.id == "choices"] == [cell_text(own)]


def test_there_are_questions_for_the_notebooks_alone():
    assert [*QUESTIONS] == [path.stem for path in NOTEBOOKS]


def test_the_page_for_teachers_is_made_from_the_same_source():
    assert (ROOT / PAGE).read_text(encoding="utf-8") == page_text(QUESTIONS)


@each_question
def test_each_mistake_is_a_wrong_answer_of_the_catalogue(question):
    for task, name in map(str.split, question["mistakes"]):
        assert name in catalogue.wrong(int(task))


@each_question
def test_one_choice_is_right_and_each_says_in_words_whether_it_is(question):
    said = [re.match(r"(Right|Not right)\. [A-Z$]", choice["why"])[1]
            for choice in question["choices"]]
    assert sorted(said) == ["Not right", "Not right", "Right"]


@each_question
def test_a_choice_is_plain_text_since_it_stands_in_a_line_of_html(question):
    for choice in question["choices"]:
        assert not re.search(r"[$`*_<>&\\]", choice["text"])


def test_no_letter_is_always_right():
    for own in QUESTIONS.values():
        right = [[choice["why"].startswith("Right") for choice in question["choices"]].index(True)
                 for question in own]
        assert {*right} == {0, 1, 2}


def test_the_page_shows_the_hint_of_each_mistake():
    page = page_text(QUESTIONS)
    assert f"| 4 | `two-penalties` | {TASKS[4].check.hints['two-penalties'].kind} |" in page
    assert page.count("### ") == sum(map(len, QUESTIONS.values()))


def test_questions_are_written_to_notebooks_and_page_and_only_where_they_changed(tmp_path):
    for folder in ("notebooks", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    assert store_questions(tmp_path) == []
    source = tmp_path / "docs" / "questions" / "01_least_squares.yaml"
    text = source.read_text(encoding="utf-8").replace("Always, since the", "Yes, since the")
    source.write_text(text, encoding="utf-8")
    first = tmp_path / "notebooks" / "01_least_squares.ipynb"
    assert store_questions(tmp_path) == [first]
    assert "B. Yes, since the line goes" in first.read_text(encoding="utf-8")
    source.write_text(text.replace("misconception: The", "misconception: An"), encoding="utf-8")
    assert store_questions(tmp_path) == [tmp_path / PAGE]
