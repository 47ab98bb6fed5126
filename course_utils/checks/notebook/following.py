"""Other data for the notebook: what the student's statements made of its variables is made anew.

The statements are those that the notebook has executed. One that makes a graded call is left
out, as in the grader: it would train again.
"""

import ast
import re
import types
import warnings
from dataclasses import dataclass

import numpy as np
import pandas as pd
from IPython import get_ipython

from course_utils.checks.notebook.history import executed
from course_utils.checks.quiet import COURSE_CALLS, QUIET_CALLS
from course_utils.checks.runner.dependents import names_bound, read_off, to_run_again
from course_utils.checks.runner.isolation import global_variables
from course_utils.checks.runner.running import NotRemade, words
from course_utils.checks.runner.statements import calls_one_of, execute, statements

_LONGEST_LINE = 70
_READS_FILES = re.compile(r"\b(open|input|read_\w+|load|loads|loadtxt|genfromtxt|fromfile)\(")
_DATA = (list, dict, set, tuple, np.ndarray, pd.DataFrame, pd.Series)


@dataclass(frozen=True)
class Notebook:
    """The variables of a notebook, and the statements that it has executed."""

    space: dict
    statements: list

    def name_of(self, value, likely):
        """The name of a variable that holds this very object, or None."""
        if self.space.get(likely) is value:
            return likely
        return next((name for name, other in self.space.items()
                     if other is value and not name.startswith("_")), None)


def notebook_at_hand(function=None):
    """The notebook whose kernel this is.

    Parameters
    ----------
    function : callable, optional
        One that must read the notebook's variables.

    Returns
    -------
    Notebook or None
    """
    shell = get_ipython()
    if shell is None:
        return None
    if function is not None and not any(
            space is shell.user_ns for space in global_variables(function)):
        return None
    cells = executed(shell)
    made = [statement for cell in cells
            for statement in _statements(shell, cell, cell is cells[-1])]
    return Notebook(shell.user_ns, made)


def remaker(notebook, name, value, wanted, changed):
    """How to make what a name stands for anew, when variables have been set.

    Parameters
    ----------
    notebook : Notebook
    name : str or None
        What the calls need; None where they need `value` as it is.
    value : object
    wanted : iterable of str
        The names that must follow the changed ones.
    changed : iterable of str
        The variables that have been set.

    Returns
    -------
    callable or None
        Gives back the value of `name`, and raises `NotRemade` where a statement fails. None
        where nothing that is wanted depends on a changed variable.
    """
    places = to_run_again(
        read_off([one.tree for one in notebook.statements]), changed, wanted)
    space = notebook.space

    def remake():
        kept = {key: space[key] for key in changed if key in space}
        for place in places:
            _run(notebook.statements[place], space)
            # A statement may assign others together with one that was set.
            space.update(kept)
        return space[name] if name else value

    return remake if places else None


def names_read(function):
    """The global names in the code of a function, of its inner ones and of those it calls."""
    found, waiting = set(), _codes(function)
    space = getattr(function, "__globals__", {})
    while waiting:
        code = waiting.pop()
        waiting += [part for part in code.co_consts if isinstance(part, types.CodeType)]
        new = set(code.co_names) - found
        found |= new
        for name in new:
            if isinstance(space.get(name), types.FunctionType):
                waiting += _codes(space[name]) if space[name].__globals__ is space else []
    return found


def of_unknown_source(notebook, function, known):
    """The data that a function reads and that no statement at hand has made, by name.

    Parameters
    ----------
    notebook : Notebook or None
    function : callable
    known : collection of str
        Variables whose source need not be known.

    Returns
    -------
    list of str
    """
    space = getattr(function, "__globals__", {})
    made = set()
    for statement in notebook.statements if notebook else ():
        if not _READS_FILES.search(ast.unparse(statement.tree)):
            made |= names_bound(statement.tree)
    names = [name for name in sorted(names_read(function) - made - set(known))
             if isinstance(space.get(name), _DATA)]
    own = getattr(function, "__name__", "")
    held = [*(getattr(function, "__defaults__", None) or ()),
            *(getattr(function, "__kwdefaults__", None) or {}).values()]
    if own not in made and any(isinstance(value, _DATA) for value in held):
        names.append(f"a default argument of {own}")
    return names


def _codes(function):
    code = getattr(function, "__code__", None)
    return [code] if isinstance(code, types.CodeType) else []


def _statements(shell, cell, is_running):
    """The statements of a cell that have run to their end, without those that are left out."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = statements(shell, cell.number, cell.source)
    except Exception:
        return []
    end = cell.stopped or float("inf")
    # In the cell that is still running, the check that asks is the last statement that runs.
    checks = (one.tree.lineno for one in found if calls_one_of(one.tree, ("check",)))
    end = min(end, next(checks, end) if is_running else end)
    return [statement for statement in found if statement.tree.end_lineno < end
            and not calls_one_of(statement.tree, QUIET_CALLS + COURSE_CALLS)]


def _run(statement, space):
    try:
        execute(statement, space)
    except (Exception, SystemExit) as error:
        line = ast.unparse(statement.tree).partition("\n")[0]
        raise NotRemade(f"the line {line[:_LONGEST_LINE]} stopped with {words(error)}") from None
