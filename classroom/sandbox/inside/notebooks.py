"""The notebooks of a submission: each is a namespace of its own, as in Jupyter.

A student's functions are wanted, and the variables they read; the notebook's own training is
not, so a statement that calls a graded function is left out. Before each other statement the
host is asked for leave.
"""

import ast
import sys
import types
from contextlib import suppress
from dataclasses import dataclass, field

from runner import statements as cells
from runner.cases import seen_outside
from runner.dependents import Reading, read_off, to_run_again
from runner.shortage import is_shortage
from runner.stubs import is_stub

MOST_FAILURES = 50
LONGEST_LINE = 70
GO, PAUSE = "go", "pause"


@dataclass
class Notebook:
    """One notebook: its namespace, and the statements that have been read, in order.

    After the last one `to_repeat` are those that may run again, and `reading` is what they use.
    """

    module: types.ModuleType
    sources: list
    first_cell: int
    statements: list = field(default_factory=list)
    to_repeat: list = field(default_factory=list)
    reading: Reading | None = None

    @property
    def space(self):
        return self.module.__dict__


class Submission:
    """All notebooks of a submission, run one after another.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
    job : dict
        ``notebooks``, for each a list of the cells' sources; ``quiet_calls``, the names of
        functions that the notebooks' own statements must not call.
    ask_for_leave : callable
        Called with a cell's number, a statement's (-1 for reading the cell) and whether it only
        defines. It gives back `GO`, `PAUSE`, or why the statement is left out.
    tell_failures : callable
        Called once, at the end, with the statements that failed: cell, line, message, and whether
        something was held back.
    """

    def __init__(self, shell, job, ask_for_leave, tell_failures):
        self._shell, self._quiet_calls = shell, job["quiet_calls"]
        self._ask_for_leave, self._tell_failures = ask_for_leave, tell_failures
        self._failures = []
        self.notebooks, first_cell = [], 0
        for sources in job["notebooks"]:
            notebook = Notebook(types.ModuleType("__main__"), sources, first_cell)
            self.notebooks.append(notebook)
            first_cell += len(sources)
        self._running = self._run_all()

    def go(self):
        """Run statements until the host says pause, or until all have run."""
        next(self._running, None)

    def notebook_with(self, names):
        """The notebook whose answer counts: the last that has all names and no stub there.

        Returns
        -------
        Notebook or None
        """
        having = [one for one in self.notebooks if all(name in one.space for name in names)]
        return max(reversed(having), key=lambda one: _answers(one.space, names), default=None)

    def enter(self, notebook):
        """Make a namespace the one that IPython, pickle and dataclasses look into."""
        sys.modules["__main__"] = notebook.module
        self._shell.user_module, self._shell.user_ns = notebook.module, notebook.space

    def follows(self, notebook, changed, wanted):
        """Whether what the names stand for depends on variables outside of them."""
        return bool(self._to_run_again(notebook, changed, wanted))

    def run_again(self, notebook, variables, wanted):
        """Set variables of a notebook, and run again what the wanted names need to follow them.

        Returns
        -------
        str
            Why a statement failed, the first that did, and on a second line which; or "".
        """
        notebook.space.update(seen_outside(variables))
        again = self._to_run_again(notebook, variables, wanted)
        messages = [_told(one, cells.run(one, notebook.space)) for one in again]
        return next(filter(None, messages), "")

    def _to_run_again(self, notebook, changed, wanted):
        if notebook.reading is None:
            notebook.reading = read_off([one.tree for one in notebook.to_repeat])
        places = to_run_again(notebook.reading, changed, wanted)
        return [notebook.to_repeat[place] for place in places]

    def _run_all(self):
        for notebook in self.notebooks:
            self.enter(notebook)
            self._shell.init_user_ns()
            for number, source in enumerate(notebook.sources, start=notebook.first_cell):
                yield from self._run_cell(notebook, number, source)
            notebook.to_repeat = [one for one in notebook.statements if not self._is_quiet(one)]
            # Each call begins with the guest as it is now. What fails here fails again there.
            with suppress(Exception):
                notebook.reading = read_off([one.tree for one in notebook.to_repeat])
        self._tell_failures(self._failures)

    def _run_cell(self, notebook, number, source):
        leave = yield from self._leave(number, -1, True)
        if leave != GO:
            return self._note(number, 1, leave)
        try:
            statements = cells.statements(self._shell, number, source)
        except Exception as error:
            return self._note(number, getattr(error, "lineno", None) or 1, cells.said(error))
        for place, statement in enumerate(statements):
            notebook.statements.append(statement)
            if not self._is_quiet(statement):
                leave = yield from self._leave(number, place, cells.only_defines(statement.tree))
                message = cells.run(statement, notebook.space) if leave == GO else leave
                self._note(number, statement.tree.lineno, message)

    def _leave(self, cell, statement, only_defines):
        while (leave := self._ask_for_leave(cell, statement, only_defines)) == PAUSE:
            yield
        return leave

    def _is_quiet(self, statement):
        return cells.calls_one_of(statement.tree, self._quiet_calls)

    def _note(self, cell, line, message):
        if message and len(self._failures) < MOST_FAILURES:
            self._failures.append({"cell": cell, "line": line, "message": message,
                                   "is_shortage": is_shortage(message)})


def _told(statement, message):
    line = ast.unparse(statement.tree).partition("\n")[0][:LONGEST_LINE]
    return f"{message}\nIt stopped in the line {line}" if message else ""


def _answers(space, names):
    """How many of the names stand for more than a stub."""
    return sum(not (callable(space[name]) and is_stub(space[name])) for name in names)
