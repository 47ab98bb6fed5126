"""Where an answer cannot be tried on other data: the notebook's own are tried, or nothing is."""

from dataclasses import replace

from course_utils.checks.judging import judge_by, untried
from course_utils.checks.report import Report
from course_utils.checks.runner.cases import Helper
from course_utils.checks.runner.running import answers_to
from course_utils.checks.tasks import task_of

_WRONG = "It is not right for the notebook's own data. "


def report_on_own_data(task, function, helpers, seconds, reason):
    """Judge a function by what it gives for the notebook's own data.

    Parameters
    ----------
    task : int
    function : callable
    helpers : dict of str to callable
    seconds : float
    reason : str
        Why no other data can be tried, as a part of a sentence.

    Returns
    -------
    Report
        It passes with a note where the function is right, and is ``untried`` where the notebook
        has no such data.
    """
    own_cases, judge = task_of(task).check.own_cases, task_of(task).check.judge_own
    if own_cases is None:
        return untried(task, reason)
    try:
        cases = own_cases(function.__globals__)
    except (AttributeError, KeyError, TypeError, ValueError):
        return untried(task, reason)
    stand_ins = {name: Helper(name) for name in helpers}
    cases = [replace(case, variables=case.variables | stand_ins) for case in cases]
    report = judge_by(task, judge, cases, answers_to(function, cases, helpers, seconds))
    note = f"Only the notebook's own data were tried: {reason}."
    if report.passed:
        return Report(task, "passed", note=note)
    if report.outcome != "wrong":
        return report
    return Report(task, "wrong", hint=_WRONG, closer=note)
