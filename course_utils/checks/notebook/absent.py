"""Names that do not exist: the check that is asked about them says so, in place of a NameError."""

import ast
import builtins
import difflib

from IPython import get_ipython

from course_utils.checks.notebook.history import executed
from course_utils.checks.report import Report
from course_utils.checks.runner.dependents import names_bound
from course_utils.checks.runner.statements import statements
from course_utils.checks.tasks import task_of

_ASKED = ("check", "needs")
_LIKE = 0.75
_NOT_RUN = "There is no {} yet: the cell of the task has not been run."
_NOWHERE = ("Run the cell in which you write it. If you have done so, compare the name in your "
            "cell with the task, letter by letter.")
_ABOVE = "Run the cells above, from the first to this one."


def watch():
    """From now on a name that does not exist is None where a check, or `needs`, is given it."""
    shell = get_ipython()
    if shell is not None and not any(isinstance(one, _Late) for one in shell.ast_transformers):
        shell.ast_transformers.append(_Late())


def report_on_absent(task, answer):
    """The report where a variable that the task names does not exist.

    Parameters
    ----------
    task : int
    answer : tuple
        What the check was given.

    Returns
    -------
    Report or None
    """
    shell, row = get_ipython(), task_of(task)
    names = [*row.names, row.made_from] if row.made_from else row.names
    absent = [name for name, value in zip(names, answer, strict=False)
              if value is None and shell is not None and name not in shell.user_ns]
    if not absent:
        return None
    name = absent[0]
    if name == row.made_from:
        return Report(task, "error", hint=f"There is no {name}.", closer=_ABOVE)
    cells = executed(shell)
    own = {other for cell in cells for other in _names_of(shell, cell)} & shell.user_ns.keys()
    like = difflib.get_close_matches(name, own - set(names), 1, _LIKE)
    if like:
        hint = f"There is no {name}, but a {like[0]}."
        return Report(task, "error", "missing", hint, _NOWHERE)
    ids = {cell.cell_id for cell in cells}
    if f"task-{task}" in ids or ids <= {None}:
        return Report(task, "error", "missing", f"There is no {name}.", _NOWHERE)
    return Report(task, "not_attempted", hint=_NOT_RUN.format(name), closer=_NOWHERE)


class _Late(ast.NodeTransformer):
    """Looks names up where they may be missing; what functions ask for is left as it is."""

    def visit_Call(self, node):
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in _ASKED:
            node.args = [_looked_up(part) for part in node.args]
        return node

    def _kept(self, node):
        return node

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = visit_Lambda = _kept
    visit_ListComp = visit_SetComp = visit_DictComp = visit_GeneratorExp = _kept


def _looked_up(part):
    if not isinstance(part, ast.Name) or hasattr(builtins, part.id):
        return part
    look_up = ast.parse(f"globals().get({part.id!r})", mode="eval").body
    return ast.fix_missing_locations(ast.copy_location(look_up, part))


def _names_of(shell, cell):
    try:
        return set().union(*(names_bound(one.tree)
                             for one in statements(shell, cell.number, cell.source)))
    except Exception:
        return set()
