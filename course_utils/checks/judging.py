"""From answers to a report: what any task's answers may show, then the task's own judge."""

import hashlib
import pickle
import warnings
from dataclasses import replace

import numpy as np

from course_utils.checks.hints import COMMON
from course_utils.checks.report import Report
from course_utils.checks.runner.cases import Helper, Mistaken, Verdict
from course_utils.checks.tasks import task_of

NOT_ATTEMPTED = "Nothing has been written here yet."
_UNTRIED = (
    "Restart the kernel and run the cells from the first to this one: then the check sees where "
    "all that your answer reads comes from. Or compute it inside of your function."
)
_TIMEOUT = "It ran longer than the check allows, and was stopped."
_ERRORS = ("not-callable", "wrong-arguments", "recursion")
_OF_STATUS = {"exit": "exits", "missing": "missing", "resource": "resource"}
_TIMEOUT_CLOSER = (
    "Look for a loop whose end is never reached: which value should change with each round, "
    "and does it? The check's data are small, so an honest answer needs a second or two."
)


def judge_task(task, cases, answers):
    """Judge the answers to one task.

    Parameters
    ----------
    task : int
        The number of the task.
    cases : list of Case
        What the task's `draw_cases` gave.
    answers : list of Answer
        One for each case.

    Returns
    -------
    Report
        With the mistake's own hint where one was recognised. A task's `last_cases` count only
        where the others are right: failing them is its `last_mistake`. Where an answer stops
        in a case that `is_telling`, one that no right answer needs to pass, the other cases
        decide, by `judge_without_telling`.
    """
    check = task_of(task).check
    first = len(cases) - check.last_cases
    report = judge_by(task, check.judge, cases[:first], answers[:first])
    if not report.passed or first == len(cases):
        return report
    last = judge_by(task, check.judge_last, cases[first:], answers[first:])
    if last.outcome not in ("wrong", "error"):
        return replace(last, note=report.note)
    detail = " ".join(f"{case.name.capitalize()}." for case in cases[first:])
    return _report(task, last.outcome, check.last_mistake, check.hints, f"Tried: {detail}")


def remembering_judge():
    """A `judge_task` for one answer, which is tried in several ways.

    To name a mistake takes long, and most tries give the same numbers again: these are judged once.

    Returns
    -------
    callable
        As `judge_task`.
    """
    reports = {}

    def judge(task, cases, answers):
        key = _digest(cases, answers)
        report = reports.get(key) or judge_task(task, cases, answers)
        if key is not None:
            reports[key] = report
        return report

    return judge


def _digest(cases, answers):
    """The same for the same numbers, whoever's helpers made them; None for what has no bytes.

    What became of the arguments is left out: it is no reason to reject an answer, and may hold
    objects of the student's own.
    """
    own = [[value for value in case.variables.items() if not isinstance(value[1], Helper)]
           for case in cases]
    asked = [(case.name, case.arguments, case.facts) for case in cases]
    said = [(answer.value, answer.status, answer.message) for answer in answers]
    try:
        return hashlib.sha256(pickle.dumps((asked, own, said))).digest()
    except Exception:
        return None


def untried(task, reason):
    """The report where an answer cannot be tried on other data."""
    return Report(task, "untried", hint=f"It could not be tried on other data: {reason}.",
                  closer=_UNTRIED)


def judge_by(task, judge, cases, answers):
    """Judge answers by one of the judges of a task."""
    check = task_of(task).check
    hints = COMMON | check.hints
    if check.is_telling is not None:
        judge, cases, answers = _without_telling(check, judge, cases, answers)
    for number, (case, answer) in enumerate(zip(cases, answers, strict=True)):
        if answer.status != "ok":
            return _failed(task, case, answer, hints, is_first=number == 0)
    if check.is_blank is not None and all(check.is_blank(answer.value) for answer in answers):
        return Report(task, "not_attempted", hint=NOT_ATTEMPTED)
    verdict = _verdict(judge, cases, answers)
    if verdict.mistake is None:
        return Report(task, "passed", note=verdict.detail)
    return _report(task, "wrong", verdict.mistake, hints, verdict.detail)


def _without_telling(check, judge, cases, answers):
    """All of it, or, where a call that only tells mistakes apart has failed, the others."""
    telling = [check.is_telling(case) for case in cases]
    if not any(told and answer.status in ("error", "invalid")
               for told, answer in zip(telling, answers, strict=True)):
        return judge, cases, answers
    kept = [number for number, told in enumerate(telling) if not told]
    return (check.judge_without_telling, [cases[number] for number in kept],
            [answers[number] for number in kept])


def _verdict(judge, cases, answers):
    if any(answer.value is None for answer in answers):
        return Verdict("nothing-returned")
    try:
        with warnings.catch_warnings(), np.errstate(all="ignore"):
            warnings.simplefilter("ignore")
            return judge(cases, answers)
    except Mistaken as error:
        return error.verdict


def _report(task, outcome, mistake, hints, detail=""):
    hint = hints[mistake]
    return Report(task, outcome, mistake, hint.kind, f"{hint.place} {detail}".strip())


def _failed(task, case, answer, hints, is_first):
    """The report on a call that gave no value back."""
    if answer.status == "not_attempted":
        return Report(task, "not_attempted", hint=NOT_ATTEMPTED)
    if answer.status == "untried":
        return untried(task, answer.message)
    if answer.status == "timeout":
        return Report(task, "timeout", hint=_TIMEOUT, closer=_TIMEOUT_CLOSER)
    if answer.status == "error":
        return _stopped(task, case, answer, hints, is_first)
    if answer.status == "invalid" and answer.message in hints:
        outcome = "error" if answer.message in _ERRORS else "wrong"
        return _report(task, outcome, answer.message, hints)
    return _report(task, "error", _OF_STATUS.get(answer.status, "not-numbers"), hints)


def _stopped(task, case, answer, hints, is_first):
    words, _, place = answer.message.partition("\n")
    where = f"{place}. The data were: {case.name}.".removeprefix(". ")
    if not is_first:
        return _report(task, "error", "fails-on-other-data", hints, f"{words}. {where}")
    return Report(task, "error", hint=f"Your code stopped with {words}.", closer=where)
