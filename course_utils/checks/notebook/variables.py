"""Variables that are an answer: the statements that made them are run on other data, too."""

from course_utils.checks.judging import judge_task
from course_utils.checks.notebook.following import notebook_at_hand, remaker
from course_utils.checks.report import Report
from course_utils.checks.runner.running import NotRemade, answers_to
from course_utils.checks.tasks import TASKS

_UNTRACED = "no cell that was run makes them from {}"


def report_on_variables(task, values, frame, cases, seconds):
    """Judge variables by the frame that they were made from, then by what other frames give.

    Parameters
    ----------
    task : int
    values : list
        Of the task's variables.
    frame : pandas.DataFrame
    cases : list of Case
        The other frames.
    seconds : float
        The time for all frames together.

    Returns
    -------
    Report
        Where other frames cannot be tried, the notebook's own decides, and a note says so.
    """
    row = TASKS[task]
    own = row.check.notebook_case(frame)
    answers = answers_to(lambda: tuple(values), [own], {}, seconds)
    report = judge_task(task, [own], answers)
    if not report.passed:
        return report
    others = _on_other_frames(row, values, frame, cases, seconds)
    failed = next((one.message for one in others if one.status != "ok"), "")
    if failed or not others:
        reason = failed or _UNTRACED.format(row.made_from)
        note = f"Only the notebook's own frame was tried: {reason}."
        return Report(task, "passed", note=note)
    return judge_task(task, [own, *cases], answers + others)


def _on_other_frames(row, values, frame, cases, seconds):
    """The variables as they are after their statements ran again; [] without these."""
    notebook, names = notebook_at_hand(), row.names
    if notebook is None:
        return []
    space = notebook.space
    held = [space.get(name) for name in (*names, row.made_from)]
    if any(one is not other for one, other in zip(held, (*values, frame), strict=True)):
        return []
    changed = {name for case in cases for name in case.variables}
    again = remaker(notebook, None, None, names, changed)
    if again is None:
        return []

    def remake():
        for name in names:
            del space[name]
        again()
        absent = [name for name in names if name not in space]
        if absent:
            raise NotRemade(f"no statement makes {absent[0]}")
        return lambda: tuple(space[name] for name in names)

    return answers_to(remake, cases, {}, seconds, remake, [space])
