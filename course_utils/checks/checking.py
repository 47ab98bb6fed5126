"""The check that students call."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from course_utils.checks.notebook.absent import report_on_absent
from course_utils.checks.notebook.attempts import report_on
from course_utils.checks.notebook.older import report_on_older
from course_utils.checks.notebook.variables import report_on_variables
from course_utils.checks.report import Report
from course_utils.checks.runner.running import words
from course_utils.checks.runner.time_limit import alarms_work
from course_utils.checks.tasks import SEED, task_of

SECONDS = 20.0


def check(task, *answer):
    """Check the answer to a task.

    Parameters
    ----------
    task : int
        The number of the task.
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
        return examine(task, answer, SEED)
    except (Exception, SystemExit, GeneratorExit) as error:
        return _unusable(task, error)


def examine(task, answer, seed):
    """Check an answer on data drawn with a seed.

    Raises
    ------
    ValueError
        If there is no such task, or `answer` has another number of parts than the task.
    """
    row = task_of(task)
    nowhere = report_on_older(task, answer) or report_on_absent(task, answer)
    if nowhere is not None:
        return nowhere
    if row.function is None:
        return _examine_variables(row, answer, seed)
    if len(answer) != 1:
        raise ValueError(f"write check({task}, {row.function})")
    cases = _drawn_cases(row.check.draw_cases, seed)
    return _platform_note(report_on(task, answer[0], cases, SECONDS))


def _examine_variables(row, answer, seed):
    *values, frame = answer or (None,)
    if len(values) != len(row.names):
        raise ValueError(f"write check({row.number}, {', '.join(row.names)}, {row.made_from})")
    cases = _drawn_cases(row.check.draw_cases, seed)
    return report_on_variables(row.number, values, frame, cases, SECONDS)


@lru_cache(maxsize=32)
def _drawn_cases(draw_cases, seed):
    """Drawn once for all checks of a task: each call gets copies."""
    return draw_cases(np.random.default_rng(seed))


def _platform_note(report):
    if report.outcome != "timeout" or alarms_work():
        return report
    return replace(report, hint=f"{report.hint} On this system code cannot always be stopped: "
                                "if the notebook stays busy, restart its kernel.")


def _unusable(task, error):
    number = task if isinstance(task, int) else 0
    return Report(number, "error", hint=f"The check could not be made: {words(error)}")
