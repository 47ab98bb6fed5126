"""The check that students call."""

from dataclasses import replace

import numpy as np

from course_utils.checks.cases import Helper
from course_utils.checks.judging import judge_task, task_module
from course_utils.checks.report import Report
from course_utils.checks.running import answers_to, words
from course_utils.checks.time_limit import alarms_work

SECONDS = 20.0
# The first try with the notebook's own helpers leaves time for one with correct helpers.
_FIRST_SHARE = 0.7
SEED = 6789


def check(task, *answer):
    """Check the answer to a task.

    Parameters
    ----------
    task : int
        The number of the task, 1 to 9.
    *answer : object
        The function that the task asks for. For task 2, the two dictionaries and the frame
        that they were made from.

    Returns
    -------
    Report
        Its `outcome`, `mistake` and `hint`; `more()` gives a closer hint. Whatever the answer
        does, nothing is raised, at most 20 seconds pass, and no variable is changed.
    """
    try:
        return examine(task, answer, np.random.default_rng(SEED))
    except (Exception, SystemExit, GeneratorExit) as error:
        return _unusable(task, error)


def notebook_cases(task, *variant):
    """Draw the cases of the notebook's check, the same each time, in the notebook and elsewhere."""
    return task_module(task).draw_cases(np.random.default_rng(SEED), *variant)


def examine(task, answer, rng):
    """Check an answer on data drawn from `rng`.

    Raises
    ------
    ValueError
        If there is no such task, or `answer` has another number of parts than the task.
    """
    module = task_module(task)
    if module.FUNCTION is None:
        return _examine_variables(module, task, answer)
    if len(answer) != 1:
        raise ValueError(f"write check({task}, {module.FUNCTION})")
    return _examine_function(module, task, answer[0], module.draw_cases(rng))


def _examine_variables(module, task, answer):
    """Judge variables of the notebook by the frame that they were made from."""
    *values, frame = answer or (None,)
    if len(values) != len(module.VARIABLES):
        raise ValueError(f"write check({task}, {', '.join(module.VARIABLES)}, {module.FRAME})")
    cases = [module.notebook_case(frame)]
    return judge_task(task, cases, answers_to(lambda: tuple(values), cases, {}, SECONDS))


def _examine_function(module, task, function, cases):
    helpers = getattr(module, "HELPERS", {})
    first_share = SECONDS * _FIRST_SHARE if helpers else SECONDS
    report = judge_task(task, cases, answers_to(function, cases, {}, first_share))
    if helpers and report.outcome in ("wrong", "error", "timeout"):
        report = _with_helpers(task, function, cases, helpers)
    return _platform_note(report)


def _with_helpers(task, function, cases, helpers):
    """Judge again with correct helpers: the mistake may lie in the student's own helper."""
    stand_ins = {name: Helper(name) for name in helpers}
    cases = [replace(case, variables=case.variables | stand_ins) for case in cases]
    seconds = SECONDS * (1 - _FIRST_SHARE)
    report = judge_task(task, cases, answers_to(function, cases, helpers, seconds))
    if not report.passed:
        return report
    names = " and ".join(sorted(helpers))
    note = (f"It is right with a correct {names} in place of yours, which is wrong, missing or "
            "waits for another task: look at the earlier tasks.")
    return replace(report, note=f"{note} {report.note}".strip())


def _platform_note(report):
    if report.outcome != "timeout" or alarms_work():
        return report
    return replace(report, hint=f"{report.hint} On this system code cannot always be stopped: "
                                "if the notebook stays busy, restart its kernel.")


def _unusable(task, error):
    number = task if isinstance(task, int) else 0
    return Report(number, "error", hint=f"The check could not be made: {words(error)}")
