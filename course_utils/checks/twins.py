"""Variables of the notebook from which arguments are usually given, and answers that read them.

An answer that reads such a variable in place of its argument is right in the notebook and wrong
on any other call. So a case gives these variables other values than the arguments have. Where a
wrong answer becomes right as soon as a variable holds what the argument does, it reads it; where
it stays right when the argument then changes, it does not use the argument at all.
"""

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from course_utils.checks.hints import COMMON, Hint
from course_utils.checks.report import Report
from course_utils.checks.runner.cases import Twin
from course_utils.checks.tasks import TASKS

_OF_THE_CASE = {"interactions_df"}
"""The positive pairs, which an answer may read: they belong to the case."""

_PLACE = ("Compare the parameters in the def line with the names inside the function, and inside "
          "of functions that it calls: on a call with other arguments the two differ.")


@dataclass(frozen=True)
class _Variable:
    """A variable of the notebook, and its argument: the place, and the key of a part of it."""

    name: str
    argument: str
    place: int
    key: str = ""

    def equal(self, case):
        """What it holds where it goes with the argument."""
        value = case.arguments[self.place]
        if self.key:
            return value[self.key]
        return np.tile(value, (9, 1)) if self.name == "user_repr_matrix" != self.argument else value


def variables_of(task):
    """The variables from which a task's arguments are usually given."""
    row = TASKS[task]
    names = {name: name for name in row.arguments} | row.other_names
    parts = {name: held.partition(".") for name, held in names.items()}
    return [_Variable(name, argument, row.arguments.index(argument), key)
            for name, (argument, _, key) in parts.items()]


def hints(task):
    """The hint for each variable that may be read in place of an argument."""
    return {f"reads-notebook-{one.name}": Hint(
        f"Your function reads the notebook's {one.name} and not the argument {one.argument}: it "
        "is right only as long as both hold the same.", _PLACE) for one in variables_of(task)}


def tells_names(mistake):
    """Whether a mistake is one of `named`: its hints hold no number of a case."""
    return mistake is not None and mistake.startswith("reads-notebook-")


def apart(task, case):
    """A case in which the notebook's variables differ from the arguments.

    Parameters
    ----------
    task : int
    case : Case
        Variables that it already sets stay as they are.

    Returns
    -------
    Case
        What the notebook's own statements compute from the frame goes with the argument: only
        the function itself finds another frame.
    """
    return replace(case, variables=_others(task, case) | case.variables)


def _others(task, case):
    return {one.name: _other(one, case) for one in variables_of(task)
            if one.name not in _OF_THE_CASE}


def _other(variable, case):
    """A frame may be computed from outside the function, and a matrix asked for its shape."""
    value = variable.equal(case)
    if isinstance(value, pd.DataFrame):
        return Twin(value, altered(value))
    other = altered(value)
    return Twin(other, np.vstack([other, other[:1]])) if np.ndim(value) == 2 else other


def altered(value):
    """Another value of the same kind, which code that needs the first cannot do without."""
    if isinstance(value, dict):
        return {key: altered(item) for key, item in value.items()}
    if isinstance(value, pd.DataFrame):
        return value.iloc[::2].assign(interacted=1 - value["interacted"].iloc[::2])
    if isinstance(value, (int, np.integer)):
        return value + 1
    if isinstance(value, float):
        return 1.7 * value + 0.3
    if len(value) == 0:
        return value
    array = np.asarray(value)
    if array.dtype.kind == "f":
        return 0.7 * array[::-1] + 0.2
    if set(array.tolist()) <= {0, 1}:
        return type(value)(1 - array) if isinstance(value, list) else 1 - array
    return value[::2]


def named(task, cases, report, judged):
    """The report on a wrong answer, which says so where the answer reads such variables.

    Parameters
    ----------
    task : int
    cases : list of Case
        As `apart` gives them.
    report : Report
        What the judge said.
    judged : callable
        Tries the answer on the first cases that it is given, judges it by the second, and gives
        back a report.

    Returns
    -------
    Report
        `report` itself where the answer's mistake is another one.
    """
    variables = variables_of(task)
    for positives in (False, True) if any(one.name in _OF_THE_CASE for one in variables) else (0,):
        together = [_together(variables, case, positives) for case in cases]
        if variables and judged(together, cases).passed:
            return _told(task, variables, cases, together, judged) or report
    return report


def _together(variables, case, positives):
    """The case with all variables as the arguments are."""
    equal = {one.name: one.equal(case) for one in variables
             if positives or one.name not in _OF_THE_CASE}
    return replace(case, variables=case.variables | equal)


def _told(task, variables, cases, together, judged):
    """What is read, and what is ignored for it; None where nothing is, or a try came to no end."""
    apart_alone = {one: judged(_alone_apart(one.name, cases, together), cases)
                   for one in variables if _is_apart(one.name, cases, together)}
    read = [one for one, each in apart_alone.items() if not each.passed]
    changed = [judged([_changed(one, case) for case in together], together) for one in read]
    if not read or any(map(_came_to_no_end, [*apart_alone.values(), *changed])):
        return None
    ignored = [one for one, each in zip(read, changed, strict=True) if each.passed]
    if not ignored:
        names = " and ".join(one.name for one in read)
        return _wrong(task, "reads-notebook-too", COMMON, f"Here it is {names}.")
    others = " and ".join(one.name for one in ignored[1:])
    more = f"It does the same with {others}." if others else ""
    return _wrong(task, f"reads-notebook-{ignored[0].name}", hints(task), more)


def _came_to_no_end(report):
    """Whether time, memory or a statement of the notebook's own kept the answer from its end."""
    return report.outcome in ("timeout", "untried") or report.mistake == "resource"


def _is_apart(name, cases, together):
    return any(name in case.variables and case.variables[name] is not both.variables[name]
               for case, both in zip(cases, together, strict=True))


def _alone_apart(name, cases, together):
    """The cases with all variables as the arguments are, but for this one."""
    return [replace(both, variables=both.variables | {name: case.variables[name]})
            for case, both in zip(cases, together, strict=True)]


def _wrong(task, mistake, texts, more):
    hint = texts[mistake]
    return Report(task, "wrong", mistake, hint.kind, f"{hint.place} {more}".strip())


def _changed(variable, case):
    """The case with another argument, for which the variable stays as it is."""
    arguments = list(case.arguments)
    value = arguments[variable.place]
    arguments[variable.place] = {**value, variable.key: altered(value[variable.key])} if (
        variable.key) else altered(value)
    return replace(case, arguments=tuple(arguments))
