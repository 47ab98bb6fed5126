"""Pages for students and teachers: plain HTML without a script, every stranger's word escaped."""

import html

from classroom.grading.grades import MAXIMUM, MOST_POINTS, number_text
from classroom.judging.results import OUTCOMES
from classroom.text import visible_text
from course_utils.checks.tasks import QUESTIONS, TASKS

_MARKS = {"passed": "✔", "not_attempted": "○"}
_STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #767676; --soft: #f2f2f2; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ededed; --paper: #161616; --line: #8c8c8c; --soft: #262626; }
}
body { color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, sans-serif;
  max-width: 48rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; padding-bottom: 0.5rem; }
th, td { border: 1px solid var(--line); padding: 0.4rem 0.6rem; text-align: left;
  vertical-align: top; }
thead th { background: var(--soft); }
section { border-top: 1px solid var(--line); margin-top: 1.5rem; }
.words { white-space: pre-wrap; background: var(--soft); padding: 0.6rem; margin: 0.5rem 0; }
.points { min-width: 6rem; }
"""


def page(title, parts):
    """Yield the text of a whole HTML page.

    Parameters
    ----------
    title : str
        Plain text.
    parts : iterable of str
        HTML.

    Yields
    ------
    str
        With a policy that lets a browser load and run nothing, whatever the parts hold.
    """
    policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
    )
    for part in parts:
        yield f"{part}\n"
    yield "</main>\n</body>\n</html>\n"


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
    title = f"Feedback for {grade.label}"
    parts = [f"<h1>{escape(title)}</h1>", _summary(grade), *_remarks_section(grade)]
    if grade.result["problem"]:
        parts.append(
            "<p><strong>Your submission could not be graded.</strong> "
            f"{escape(_sentence(grade.result['problem']))}</p>")
    else:
        parts += [_task_section(grade, one) for one in grade.result["tasks"]]
    parts += [_words_section(grade, question) for question in QUESTIONS]
    return page(title, parts)


def escape(text):
    """A stranger's text as HTML: nothing in it is a tag, and nothing in it acts unseen."""
    return html.escape(visible_text(text))


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
    return page("Answers in words", _words_parts(grades))


def _words_parts(grades):
    yield "<h1>Answers in words</h1>"
    yield (
        "<p>Write points and comments into <code>overrides.csv</code>, which stands beside this "
        "page, and run the grader again: it takes a moment, for nothing is graded twice. In the "
        "column <code>task</code> write the name that stands above the table.</p>"
    )
    titles = {name: one.title for name, one in QUESTIONS.items()}
    for question, name in {**titles, "": "Other texts"}.items():
        yield from _words_table(question, name, grades())
    yield from _remarks_table(grades())


def _summary(grade):
    lines = [
        f"<p>Points so far: <strong>{number_text(grade.total)} of {MAXIMUM}</strong>.</p>",
        '<table>\n<caption>How each task ended</caption>\n<thead><tr><th scope="col">Task</th>'
        '<th scope="col">Outcome</th><th scope="col">Points</th></tr></thead>\n<tbody>',
    ]
    for task, one in zip(TASKS, grade.result["tasks"], strict=True):
        lines.append(_summary_row(f"Task {task}", _outcome(one), _given(grade, str(task))))
    for question in QUESTIONS:
        outcome = "graded" if question in grade.overrides else "graded by a person"
        lines.append(_summary_row(QUESTIONS[question].title, outcome, _given(grade, question)))
    return "\n".join([*lines, "</tbody>\n</table>"])


def _summary_row(name, outcome, points):
    return (f'<tr><th scope="row">{escape(name)}</th><td>{escape(outcome)}</td>'
            f"<td>{escape(points)}</td></tr>")


def _outcome(one):
    return f"{_MARKS.get(one.outcome, '✘')} {OUTCOMES[one.outcome]}"


def _given(grade, name):
    points = number_text(grade.points[name]) or "not yet"
    note = " (set by the teacher)" if name.isdigit() and name in grade.overrides else ""
    return f"{points} of {MOST_POINTS[name]}{note}"


def _remarks_section(grade):
    if grade.result["remarks"]:
        yield (f"<section>\n<h2>What you handed in</h2>\n{_list(grade.result['remarks'])}\n"
               "</section>")


def _list(texts):
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>"


def _task_section(grade, one):
    names = ", ".join(f"<code>{escape(name)}</code>" for name in TASKS[one.task].names)
    parts = [
        f"<section>\n<h2>Task {one.task}: {escape(OUTCOMES[one.outcome])}</h2>",
        f"<p>{names}. Points: {escape(_given(grade, str(one.task)))}.</p>",
    ]
    if one.hint:
        parts.append(f"<p>{escape(one.hint)}</p>")
    if one.closer:
        parts.append(
            f"<details><summary>A closer hint for task {one.task}</summary>"
            f"<p>{escape(one.closer)}</p></details>")
    if one.notes:
        parts.append(_list(one.notes))
    parts += [_comment(grade, str(one.task)), "</section>"]
    return "\n".join(filter(None, parts))


def _words_section(grade, question):
    texts = [one["text"] for one in grade.result["words"] if one["question"] == question]
    answer = "".join(map(_quoted, texts)) or "<p>There is no answer in your notebooks.</p>"
    return "\n".join(filter(None, [
        f"<section>\n<h2>{escape(QUESTIONS[question].title)}</h2>",
        f"<p>Points: {escape(_given(grade, question))}.</p>",
        answer, _comment(grade, question), "</section>",
    ]))


def _comment(grade, name):
    override = grade.overrides.get(name)
    if override is None or not override.comment:
        return ""
    return f"<p><strong>Your teacher:</strong> {escape(override.comment)}</p>"


def _quoted(text):
    return f'<div class="words">{escape(text)}</div>'


def _words_table(question, name, grades):
    most = f" (of {QUESTIONS[question].points})" if question else ""
    caption = f"<code>{question}</code>" if question else "Cells that belong to no question"
    names = "Student", "Answer", f"Points{most}"
    head = "".join(f'<th scope="col">{text}</th>' for text in names)
    yield (f"<section>\n<h2>{escape(name)}</h2>\n<table>\n<caption>{caption}</caption>\n"
           f"<thead><tr>{head}</tr></thead>\n<tbody>")
    for grade in grades:
        words = grade.result["words"] if grade.result else ()
        texts = [one["text"] for one in words if one["question"] == question]
        if texts:
            yield _words_row(grade, question, texts)
    yield "</tbody>\n</table>\n</section>"


def _words_row(grade, question, texts):
    points = number_text(grade.points.get(question)) if question else ""
    cells = "".join(map(_quoted, texts))
    return (f'<tr><th scope="row">{escape(grade.label)}</th><td>{cells}</td>'
            f'<td class="points">{escape(points)}</td></tr>')


def _remarks_table(grades):
    """What the grader left out, could not read or was not meant to read."""
    yield ('<section>\n<h2>What was handed in besides</h2>\n<table>\n<caption>As the students\' '
           'pages say it</caption>\n<thead><tr><th scope="col">Student</th>'
           '<th scope="col">Remarks</th></tr></thead>\n<tbody>')
    for grade in grades:
        if grade.result and grade.result["remarks"]:
            yield (f'<tr><th scope="row">{escape(grade.label)}</th>'
                   f"<td>{_list(grade.result['remarks'])}</td></tr>")
    yield "</tbody>\n</table>\n</section>"


def _sentence(text):
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
