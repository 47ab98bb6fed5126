"""Pages for students and teachers: plain HTML without a script, every stranger's word escaped."""

from jinja2 import Environment, PackageLoader, StrictUndefined

from classroom.grading.grades import number_text
from classroom.judging.results import OUTCOMES
from classroom.text import visible_text
from course_utils.checks.tasks import QUESTIONS, TASKS

_MARKS = {"passed": "✔", "not_attempted": "○"}


def feedback_page(grade):
    """Yield the text of a student's page.

    Parameters
    ----------
    grade : Grade
        With a result.

    Yields
    ------
    str
        HTML. It holds the catalogue's hints, and neither hidden inputs nor answers.
    """
    return _PAGES.get_template("student.html.j2").generate(
        title=f"Feedback for {grade.label}", grade=grade)


def words_page(grades):
    """Yield the text of the teacher's page of the answers in words.

    Parameters
    ----------
    grades : callable
        Gives an iterator over all `Grade`; called once for each question, so that the texts of
        a class need not be in memory together.

    Yields
    ------
    str
        HTML: for each question a table with a column for points.
    """
    return _PAGES.get_template("words.html.j2").generate(title="Answers in words", grades=grades)


def _seen(value):
    """What a template shows of a value: a stranger's text with nothing in it that acts unseen."""
    return visible_text(value) if type(value) is str else value


def _sentence(text):
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


_PAGES = Environment(
    loader=PackageLoader("classroom.grading"), autoescape=True, undefined=StrictUndefined,
    finalize=_seen, trim_blocks=True, lstrip_blocks=True,
)
_PAGES.filters |= {"points": number_text, "sentence": _sentence}
_PAGES.globals |= {
    "marks": _MARKS, "outcomes": OUTCOMES, "questions": QUESTIONS, "tasks": TASKS,
}
