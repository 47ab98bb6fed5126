"""Pages that a teacher and a student can open safely, and that everybody can read."""

import re

import pytest
from bs4 import BeautifulSoup

from classroom.grading.batch import Entry
from classroom.grading.feedback import feedback_page, words_page
from classroom.grading.grades import Grade, Override
from classroom.judging.results import OUTCOMES, TaskResult
from course_utils.checks.tasks import TASKS

ATTACKS = [
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style><script>1</script>",
    '"><svg onload=alert(1)>', "&lt;b&gt; & </div></details>", "<!--", "javascript:alert(1)",
]


def result(problem="", words=(), task=None, remarks=()):
    tasks = [task or TaskResult(1, "passed", 3),
             *(TaskResult(n, "passed", 1) for n in [*TASKS][1:])]
    return {"problem": problem, "words": list(words), "tasks": tasks, "remarks": list(remarks)}


def grade(label="anna", found=None, overrides=()):
    return Grade(label, Entry(label, "", "file", ""), found or result(), dict(overrides))


def parsed(text):
    return BeautifulSoup("".join(text), "html.parser")


def allowed(soup):
    """The tags of our own pages; whatever else stands there came through unescaped."""
    ours = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "p", "strong",
            "table", "caption", "thead", "tbody", "tr", "th", "td", "section", "code", "details",
            "summary", "ul", "li", "div"}
    return {tag.name for tag in soup.find_all()} <= ours and not any(
        name.startswith("on") or name in ("src", "href") for tag in soup.find_all()
        for name in tag.attrs)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_strangers_word_becomes_html(attack):
    task = TaskResult(1, "error", 0, None, attack, attack, (attack,))
    words = [{"question": question, "text": attack}
             for question in ("question-dimensions", "question-comparison", "")]
    for text in (
        feedback_page(grade(attack, result(words=words, task=task), {"1": Override(1, attack)})),
        feedback_page(grade(attack, result(problem=attack, remarks=[attack]))),
        words_page(lambda: [grade(attack, result(words=words, remarks=[attack]))]),
    ):
        soup = parsed(text)
        assert allowed(soup)
        assert attack in soup.get_text() or attack.capitalize() in soup.get_text()


def test_a_browser_is_told_to_run_and_load_nothing():
    soup = parsed(feedback_page(grade()))
    policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
    rules = dict(rule.strip().split(" ", 1) for rule in policy["content"].split(";"))
    assert rules.pop("default-src") == "'none'"
    assert rules.pop("style-src") == "'unsafe-inline'"
    assert set(rules.values()) <= {"'none'"}


@pytest.mark.parametrize("text", [
    "".join(feedback_page(grade())), "".join(words_page(lambda: [grade()])),
    "".join(feedback_page(grade(found=result("no file")))),
])
def test_pages_have_language_headings_and_table_heads(text):
    soup = parsed(text)
    assert soup.html["lang"] == "en" and soup.title.get_text() and soup.main
    levels = [int(tag.name[1]) for tag in soup.find_all(re.compile("h[1-6]"))]
    assert levels[0] == 1 and levels.count(1) == 1 and set(levels) <= {1, 2}
    for table in soup.find_all("table"):
        assert table.caption.get_text()
        assert all(cell["scope"] == "col" for cell in table.thead.find_all("th"))
        width = len(table.thead.find_all("th"))
        for row in table.tbody.find_all("tr"):
            assert sum(int(cell.get("colspan", 1)) for cell in row.find_all(["th", "td"])) == width


UNSEEN = ["\x00", "\x1b[2J", "\x7f", "\x9b", "\u200b", "\u202e", "\u2066", "\u061c", "\ufeff",
          "\u2028", "\ud800", "\U000e0041"]


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_what_acts_unseen_is_shown_as_a_symbol_on_every_page(unseen):
    text = f"a{unseen}b"
    task = TaskResult(1, "error", 0, None, text, text, (text,))
    words = [{"question": question, "text": text} for question in ("question-dimensions", "")]
    found = result(words=words, task=task, remarks=[text])
    for pages in (
        feedback_page(grade(text, found, {"1": Override(1, text)})),
        feedback_page(grade(text, result(problem=text, remarks=[text]))),
        words_page(lambda: [grade(text, found)]),
    ):
        whole = "".join(pages)
        assert unseen[0] not in whole and "a�" in whole


@pytest.mark.parametrize("text", [
    "Ünal Özge", "李雷", "שלום", "علی\u200cرضا", "👩\u200d🔬", "two\n\tlines", "a\u00a0b", "🫩"])
def test_what_people_write_stays_as_it_is(text):
    whole = "".join(feedback_page(grade(found=result(
        words=[{"question": "question-dimensions", "text": text}]))))
    assert f'<div class="words">{text}</div>' in whole


def test_what_was_not_read_is_said_to_student_and_teacher():
    one = grade("anna", result(remarks=["work.rar: cannot be opened", "a <b>"]))
    for text in (feedback_page(one), words_page(lambda: [one, Grade("carla", None, None)])):
        items = [item.get_text() for item in parsed(text).find_all("li")]
        assert items == ["work.rar: cannot be opened", "a <b>"]
    assert "What you handed in" not in "".join(feedback_page(grade()))


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_outcomes_are_said_in_words(outcome):
    text = parsed(feedback_page(grade(found=result(task=TaskResult(1, outcome))))).get_text()
    assert f"Task 1: {OUTCOMES[outcome]}" in text


def test_hints_notes_and_comments_are_shown():
    task = TaskResult(1, "wrong", 0, "slug", "The kind.", "The place.", ("Defined twice.",))
    text = feedback_page(grade(found=result(task=task), overrides={"1": Override(2.5, "Nearly.")}))
    soup = parsed(text)
    assert soup.details.summary.get_text() == "A closer hint for task 1"
    assert soup.details.p.get_text() == "The place."
    for part in ("The kind.", "Defined twice.", "2.5 of 3 (set by the teacher)", "Nearly.",
                 "Points so far: 10.5 of 35"):
        assert part in soup.get_text()
    assert "slug" not in soup.get_text()


def test_an_invalid_submission_is_explained():
    text = parsed(feedback_page(grade(found=result("work.ipynb: the notebook is damaged"))))
    assert "could not be graded. Work.ipynb: the notebook is damaged." in text.get_text()


def test_answers_in_words_stand_in_one_table_a_question():
    first = grade("anna", result(words=[{"question": "question-dimensions", "text": "old\nnew"}]),
                  {"question-dimensions": Override(1.5)})
    second = grade("ben", result(words=[{"question": "", "text": "a remark"}]))
    soup = parsed(words_page(lambda: [first, second, Grade("carla", None, None)]))
    dimensions, comparison, others, _ = soup.find_all("table")
    assert [cell.get_text() for cell in dimensions.tbody.tr.find_all(["th", "td"])] == [
        "anna", "old\nnew", "1.5"]
    assert dimensions.thead.get_text() == "StudentAnswerPoints (of 2)"
    assert comparison.tbody.find_all("tr") == []
    assert "a remark" in others.get_text() and "carla" not in soup.get_text()


def luminance(colour):
    parts = [int(colour[k:k + 2], 16) / 255 for k in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_text_and_lines_stand_out_by_day_and_by_night():
    style = parsed(feedback_page(grade())).style.get_text()
    schemes = re.findall(r"--ink: #(\w+); --paper: #(\w+); --line: #(\w+); --soft: #(\w+);", style)
    assert len(schemes) == 2 and "prefers-color-scheme: dark" in style
    for scheme in schemes:
        ink, paper, line, soft = (c * 2 if len(c) == 3 else c for c in scheme)
        # WCAG 2.1: 4.5 for text, 3 for the lines of a table.
        assert min(contrast(ink, paper), contrast(ink, soft)) >= 4.5
        assert contrast(line, paper) >= 3
