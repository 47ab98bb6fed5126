"""Grade one submission: its code runs in the sandbox, and only numbers are judged, out here.

Each task is called on inputs that were drawn for this run of the grader. A task that builds on
an earlier one is graded with the student's own function; where that fails, once more with a
correct one in its place, which answers from this side of the wall and is never seen.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from classroom.hand_ins.definitions import definitions
from classroom.hand_ins.handed_out import is_untouched
from classroom.judging.results import TaskResult
from classroom.judging.session import QUIET_CALLS, Call, Session
from course_utils.checks.hints import COMMON
from course_utils.checks.judging import NOT_ATTEMPTED, remembering_judge
from course_utils.checks.quiet import COURSE_CALLS
from course_utils.checks.report import Report
from course_utils.checks.runner.cases import Answer
from course_utils.checks.tasks import TASKS, notebook_cases
from course_utils.checks.twins import named, tells_names
from course_utils.personal_data import PersonalData
from course_utils.solutions.als import perform_mf_als_epoch, perform_mf_als_step

LARGEST_DIM = 64
# The equations of an epoch's steps in memory at once; the task's own take a thousandth.
LARGEST_EQUATIONS = 4_000_000
_UNREADABLE = "Your result has a form that cannot be compared with what the task asks for."
_LEFT_OUT = "None of the tasks of notebook 4 is in your notebooks."
_NOT_FOLLOWED = "What your answer reads could not be made for other data: {}."
_FAILS_ABOVE = "a line of your cells stops with an error"
_ABOVE = "Mend the line that makes it, or compute it inside of your function."
_FAILS_HIDDEN = "Your code stops with an error on other data than those of the notebook's check."


def draw_all_cases(seed):
    """Draw the inputs of all tasks.

    Parameters
    ----------
    seed : int
        0 or more. The same seed gives the same inputs.

    Returns
    -------
    dict of int to list of Case
    """
    return {
        number: task.check.draw_cases(np.random.default_rng([seed, number]))
        for number, task in TASKS.items()
    }


def with_own_data(cases, seed, personal):
    """Put a student's own data in place of the course's.

    Parameters
    ----------
    cases : dict of int to list of Case
        From `draw_all_cases` with the same seed.
    seed : int
    personal : course_utils.personal_data.PersonalData

    Returns
    -------
    dict of int to list of Case
        What is drawn at random stays the same for the whole class.
    """
    return cases | {
        number: task.check.draw_cases(np.random.default_rng([seed, number]), personal)
        for number, task in TASKS.items() if task.own_numbers
    }


class Examiner:
    """What grades one submission after another; the judge's process holds one.

    Parameters
    ----------
    sandbox : Wall or judge's connection to one
        What `Session` takes.
    seed : int
        Of the hidden inputs.
    """

    def __init__(self, sandbox, seed):
        self._sandbox, self._seed = sandbox, seed
        self._cases = draw_all_cases(seed)
        self._notebooks = self._files = self._personal = self._session = self._own_cases = None

    def take(self, notebooks, files, personal):
        """Turn to another submission.

        Parameters
        ----------
        notebooks : list of list of str
            For each notebook the sources of its code cells.
        files : dict of str to str
            Text files that lie beside them.
        personal : course_utils.personal_data.PersonalData
            The numbers of the student's edition.
        """
        self._notebooks, self._files, self._personal = notebooks, files, personal
        self._session = None
        self._own_cases = with_own_data(self._cases, self._seed, personal)

    def grade(self, task, passed):
        """Grade one task.

        Parameters
        ----------
        task : int
        passed : collection of int
            The earlier tasks that passed.

        Returns
        -------
        TaskResult
        """
        if self._session is None:
            self._session = Session(
                self._sandbox, self._notebooks, self._files, QUIET_CALLS + COURSE_CALLS)
        examination = _Examination(
            self._session, task, self._own_cases[task], self._personal, remembering_judge())
        cells = [cell for notebook in self._notebooks for cell in notebook]
        return _grade_task(examination, cells, passed)


def _grade_task(examination, cells, passed_before):
    task = examination.task
    found, stand_ins = _with_stand_ins(examination, passed_before)
    found = examination.explained(found, stand_ins)
    if found.outcome == "missing" and _is_left_out(TASKS[task], cells):
        hint = NOT_ATTEMPTED if TASKS[task].optional else _LEFT_OUT
        return TaskResult(task, "not_attempted", hint=hint)
    passed = found.outcome == "passed"
    if not passed and is_untouched(task, cells, TASKS[task].names):
        return TaskResult(task, "not_attempted", hint=NOT_ATTEMPTED)
    failed = [] if passed else [*_failures(task, cells, examination.session.report)]
    failures = [f"Line {one['line']} of your cell does not run: {one['message']}"
                for one in failed]
    ran_short = any(one["is_shortage"] for one in failed)
    if failed and (ran_short or found.outcome == "missing"):
        outcome = "resource" if ran_short else "error"
        return TaskResult(task, outcome, hint=failures[0], notes=tuple(failures[1:]))
    hint, closer = ("", "") if passed else examination.words(found, stand_ins)
    notes = [
        *_stand_in_notes(stand_ins, passed),
        *_definition_notes(task, cells),
        *failures,
        *filter(None, [found.report.note]),
    ]
    points = TASKS[task].points if passed else 0
    return TaskResult(
        task, found.outcome, points, found.mistake, hint, closer, tuple(notes), tuple(stand_ins))


def _is_left_out(task, cells):
    """Whether nothing was handed in of an optional task, or of all of notebook 4."""
    if not (task.optional or task.notebook == 4):
        return False
    together = [task] if task.optional else [one for one in TASKS.values() if one.notebook == 4]
    names = [name for one in together for name in one.names]
    return not any(definitions(cells, names).values())


def _with_stand_ins(examination, passed_before):
    """Examine with the student's own earlier functions, and where that fails with correct ones."""
    own = examination.examine(())
    names = TASKS[examination.task].builds_on
    if not names or own.outcome in ("passed", "missing", "not_attempted"):
        return own, ()
    helped = examination.examine(names)
    # Where all earlier functions are right, the mistake is seen best with them.
    own_are_right = all(
        task in passed_before for task in TASKS if set(TASKS[task].names) & set(names))
    return (own, ()) if own_are_right and helped.outcome != "passed" else (helped, names)


@dataclass(frozen=True)
class _Found:
    """The check's report, and the outcome in the grader's own finer words.

    `stopped` is the student's own statement that could not follow the cases, or "".
    """

    report: Report
    outcome: str
    stopped: str = ""

    @property
    def mistake(self):
        return None if self.stopped else self.report.mistake

    def is_like(self, other):
        return (self.outcome, self.mistake) == (other.outcome, other.mistake)


@dataclass(frozen=True)
class _Examination:
    """One task of one submission."""

    session: Session
    task: int
    cases: list
    personal: PersonalData
    judge: Callable

    def examine(self, stand_ins, public=False):
        """Call the student's function on all cases and judge what comes out.

        The public ones meet a guest that has seen no hidden input, for a text of the student's
        is shown that was made with them.
        """
        own = [self.personal] if TASKS[self.task].own_numbers else []
        cases = notebook_cases(self.task, *own) if public else self.cases
        return _judged(self.judge, self.task, cases, self._answers(cases, stand_ins, public))

    def explained(self, found, stand_ins):
        """The same, or which variable of the notebook the answer reads in place of an argument."""
        if found.outcome not in ("wrong", "error") or found.stopped:
            return found
        report = named(self.task, self.cases, found.report, lambda tried, cases: _judged(
            self.judge, self.task, cases, self._answers(tried, stand_ins)).report)
        return found if report is found.report else _Found(report, report.outcome)

    def _answers(self, cases, stand_ins, public=False):
        # After a time-out the calls of the same key are not made; another key, another guest.
        key = (self.task, bool(stand_ins), public)
        correct = TASKS[self.task].check.helpers | REFERENCE
        helpers = {name: correct[name] for name in stand_ins}
        call = _call(key, self.task, helpers)
        # What fails at once need not fill the memory, or wait, for each of 150 cases.
        answers = self.session.call_with_each(call, cases[:1])
        is_fine = answers[0].status == "ok"
        return answers + (self.session.call_with_each(call, cases[1:]) if is_fine else (
            answers * (len(cases) - 1)))

    def words(self, found, stand_ins):
        """The hints for a student's page: nothing in them comes from hidden inputs."""
        if found.stopped:
            why, _, place = self.examine(stand_ins, public=True).stopped.partition("\n")
            return _NOT_FOLLOWED.format(why or _FAILS_ABOVE), f"{place}. {_ABOVE}".lstrip(". ")
        hint = _hints(self.task).get(found.mistake)
        report = found.report
        if tells_names(found.mistake):
            return report.hint, report.closer
        if hint is not None and (report.hint, report.closer) == (hint.kind, hint.place):
            return hint.kind, hint.place
        if found.outcome not in ("wrong", "error"):
            return report.hint, report.closer
        public = self.examine(stand_ins, public=True)
        if public.is_like(found):
            return public.report.hint, public.report.closer
        return (hint.kind, hint.place) if hint is not None else (_FAILS_HIDDEN, "")


def _hints(task):
    return COMMON | TASKS[task].check.hints


def _call(key, task, helpers):
    function = TASKS[task].function
    if function is None:
        return Call(key, names=TASKS[task].names)
    return Call(key, function, helpers=helpers, earlier=TASKS[task].builds_on)


def _judged(judge, task, cases, answers):
    answers = [_answer(task, answer) for answer in answers]
    try:
        report = judge(task, cases, answers)
    except Exception as error:
        # Numbers that no judge expects must cost one student's task, not the whole class.
        closer = f"The comparison stopped with {type(error).__name__}."
        report = Report(task, "wrong", None, _UNREADABLE, closer)
    first = next((answer for answer in answers if answer.status != "ok"), None)
    if first is None or first.status == "error" or first.message in _hints(task):
        stopped = next(
            (one.message for one in answers if one.status == "ok" and one.message), "")
        return _Found(report, report.outcome, stopped)
    return _Found(report, first.status)


def _answer(task, answer):
    """Task 2's variables as judges expect them; what a stranger may have forged is missing."""
    if answer.status != "ok" or TASKS[task].function is not None:
        return answer
    if not isinstance(answer.value, dict) or not set(TASKS[task].names) <= set(answer.value):
        return Answer(status="missing")
    return replace(answer, value=tuple(answer.value[name] for name in TASKS[task].names))


def _stand_in_notes(stand_ins, passed):
    if not stand_ins:
        return
    names = " and ".join(stand_ins)
    if passed:
        yield (f"This task was graded with a correct {names} in place of yours, with which it "
               "does not pass: look at the earlier task.")
    else:
        yield f"It was tried with your {names}, and then with a correct one in its place."


def _definition_notes(task, cells):
    """Tell of names that are there never, or more than once."""
    for name in TASKS[task].names:
        counts = [definitions([cell], [name])[name] for cell in cells]
        if not any(counts):
            yield f"There is no {name} in your notebooks."
        # A variable is often bound first to nothing, in the same cell.
        times = sum(counts) if TASKS[task].function else sum(map(bool, counts))
        if times > 1:
            yield f"{name} is defined {times} times in your notebooks: the last one counts."


def _failures(task, cells, failures):
    """What did not run in the cells with this task's names."""
    for failure in failures or ():
        cell = cells[failure["cell"]] if 0 <= failure["cell"] < len(cells) else ""
        if any(definitions([cell], TASKS[task].names).values()):
            yield failure


def _stand_in_step(interacting_reprs, r_ui, reg_l):
    _require_small(interacting_reprs)
    return perform_mf_als_step(interacting_reprs, r_ui, reg_l)


def _stand_in_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l):
    _require_small(user_repr_matrix)
    _require_small(item_repr_matrix)
    if len(interactions_df) * np.shape(user_repr_matrix)[1] ** 2 > LARGEST_EQUATIONS:
        raise ValueError("these are more interactions than the task has")
    return perform_mf_als_epoch(interactions_df, user_repr_matrix, item_repr_matrix, reg_l)


def _require_small(reprs):
    # The equations of a step take memory that grows with the square of this length.
    if np.ndim(reprs) != 2 or np.shape(reprs)[1] > LARGEST_DIM:
        raise ValueError(f"representations must be a matrix of at most {LARGEST_DIM} columns")


REFERENCE = {"perform_mf_als_step": _stand_in_step, "perform_mf_als_epoch": _stand_in_epoch}
"""In place of the check's own ones, which could be asked for more memory than there is."""
