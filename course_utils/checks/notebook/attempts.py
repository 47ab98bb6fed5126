"""A function of the notebook, tried on cases while the notebook follows them."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from course_utils.checks.judging import remembering_judge
from course_utils.checks.notebook.following import (
    Notebook,
    names_read,
    notebook_at_hand,
    of_unknown_source,
    remaker,
)
from course_utils.checks.notebook.own_data import report_on_own_data
from course_utils.checks.runner.cases import Helper
from course_utils.checks.runner.running import answers_to
from course_utils.checks.tasks import TASKS
from course_utils.checks.twins import named, tells_names
from course_utils.session import progress

# The first try with the notebook's own helpers leaves time for one with correct helpers.
_FIRST_SHARE = 0.7


@dataclass(frozen=True)
class _Attempt:
    """One answer, and until when it may be tried."""

    task: int
    function: object
    notebook: Notebook | None
    end: float
    judge: Callable

    def report(self, cases, helpers, share=1.0, judged_by=None):
        """The judge's report, and why the cases could not be tried, or ""."""
        seconds = share * (self.end - time.monotonic())
        end = time.monotonic() + seconds
        remake = self._remaker(cases)
        answers = answers_to(self.function, progress(cases, "case"), helpers, seconds, remake)
        failed = next((one.message for one in answers if one.status == "untried"), "")
        if failed:
            # Perhaps nothing that it reads has to follow.
            answers = answers_to(self.function, cases, helpers, end - time.monotonic())
        return self.judge(self.task, judged_by or cases, answers), failed

    def _remaker(self, cases):
        if self.notebook is None:
            return None
        changed = {name for case in cases for name in case.variables}
        name = self.notebook.name_of(self.function, TASKS[self.task].function)
        wanted = [name] if name else names_read(self.function)
        return remaker(self.notebook, name, self.function, wanted, changed)


def report_on(task, function, cases, seconds):
    """Try a function and judge it.

    Parameters
    ----------
    task : int
    function : object
        What the student has given to the check.
    cases : list of Case
    seconds : float
        The time for all tries together.

    Returns
    -------
    Report
    """
    end = time.monotonic() + seconds
    attempt = _Attempt(task, function, notebook_at_hand(function), end, remembering_judge())
    helpers = TASKS[task].check.helpers
    report, failed = attempt.report(cases, {}, _FIRST_SHARE if helpers else 1.0)
    if helpers and report.outcome in ("wrong", "error", "timeout"):
        cases = _with_stand_ins(cases, helpers)
        report, failed = attempt.report(cases, helpers)
        report = _told_of(helpers, report)
    if report.outcome not in ("wrong", "error"):
        return report
    report = named(task, cases, report, lambda tried, judged_by: attempt.report(
        tried, helpers, judged_by=judged_by)[0])
    return _of_what_can_be_tried(attempt, report, failed, cases, helpers)


def _with_stand_ins(cases, helpers):
    """A mistake may lie in the student's own helper: correct ones take its place."""
    stand_ins = {name: Helper(name) for name in helpers}
    return [replace(case, variables=case.variables | stand_ins) for case in cases]


def _told_of(helpers, report):
    if not report.passed:
        return report
    names = " and ".join(sorted(helpers))
    note = (f"It is right with a correct {names} in place of yours, which is wrong, missing or "
            "waits for another task: look at the earlier tasks.")
    return replace(report, note=f"{note} {report.note}".strip())


def _of_what_can_be_tried(attempt, report, failed, cases, helpers):
    """Where the notebook could not follow a case, its own data decide."""
    if not TASKS[attempt.task].reads_notebook or tells_names(report.mistake):
        return report
    reason = failed or _unknown(attempt.function, attempt.notebook, cases)
    if not reason:
        return report
    seconds = attempt.end - time.monotonic()
    return report_on_own_data(attempt.task, attempt.function, helpers, seconds, reason)


def _unknown(function, notebook, cases):
    known = {name for case in cases for name in case.variables}
    names = of_unknown_source(notebook, function, known)
    return f"no cell that was run tells where {' and '.join(names)} comes from" if names else ""
