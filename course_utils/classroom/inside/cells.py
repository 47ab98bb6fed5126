"""Run a notebook's cells statement by statement, so that a slow or broken one costs no other.

A student's functions are wanted, and the variables they read; the notebook's own training is
not. So a statement that calls a graded function is left out, one that takes too long is
interrupted, and after the budget of the whole notebook only definitions and imports still run.
"""

import ast
import asyncio
import contextlib
import inspect
import signal
import time

from ..protocol import clean_text

MOST_FAILURES = 50
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)


class TooSlow(BaseException):
    """Raised in a statement whose time is up; a bare ``except Exception`` lets it through."""


def run_cells(shell, job, skipped, limits, tell):
    """Run all cells in the shell's namespace.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
    job : dict
        ``cells``, the sources; ``quiet_calls``, the names of functions not to be called.
    skipped : set of tuple
        ``(cell, statement)`` that ended an earlier try, to be left out.
    limits : Limits
    tell : callable
        Called with cell and statement before each one.

    Returns
    -------
    list of dict
        The statements that failed: cell, line, message.
    """
    end = time.monotonic() + limits.notebook_seconds
    failures = []
    for cell, source in enumerate(job["cells"]):
        for place, statement, code in _statements(shell, cell, source, skipped, tell, failures):
            if (cell, place) in skipped:
                failures.append(_failure(cell, statement.lineno, "it ended or froze Python"))
            elif not _calls_one_of(statement, job["quiet_calls"]):
                tell(cell, place)
                left = end - time.monotonic()
                seconds = min(left, limits.statement_seconds)
                if left > 0 or _only_defines(statement):
                    message = run_statement(code, shell.user_ns, max(seconds, 1.0))
                else:
                    message = "left out: the time of the whole notebook was used up"
                if message:
                    failures.append(_failure(cell, statement.lineno, message))
    return failures[:MOST_FAILURES]


def rerun_cells(shell, cells, names, pinned):
    """Run again the cells that bind one of `names`, but no statement that binds a pinned name.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
    cells : list of str
    names : list of str
        Removed first, so that no value of an earlier run can be taken for the new one.
    pinned : collection of str
        Variables that the grader has set.

    Returns
    -------
    str
        The message of the first statement that failed, or "".
    """
    for name in names:
        shell.user_ns.pop(name, None)
    messages = []
    for cell, source in enumerate(cells):
        tree, code_of = _parse(shell, cell, source)
        if tree is not None and _binds(tree, names):
            for statement in tree.body:
                if not (_is_assignment(statement) and _binds(statement, pinned)):
                    messages.append(run_statement(code_of(statement), shell.user_ns))
    return next(filter(None, messages), "")


def run_statement(code, namespace, seconds=None):
    """Run one compiled statement; return what went wrong in one line, or ""."""
    try:
        with _at_most(seconds):
            # A cell may say await; its code is then a coroutine's.
            result = eval(code, namespace)
            if inspect.iscoroutine(result):
                asyncio.run(result)
    except TooSlow:
        return f"interrupted after {seconds:.0f} s"
    except BaseException as error:
        return clean_text(f"{type(error).__name__}: {error}")
    return ""


def _statements(shell, cell, source, skipped, tell, failures):
    if (cell, -1) in skipped:
        failures.append(_failure(cell, 1, "reading it ended or froze Python"))
        return
    tell(cell, -1)
    tree, code_of = _parse(shell, cell, source)
    if tree is None:
        failures.append(_failure(cell, 1, code_of))
        return
    for place, statement in enumerate(tree.body):
        yield place, statement, code_of(statement)


def _parse(shell, cell, source):
    """Return the cell's tree and a function that compiles a statement; or None and a message."""
    try:
        text = shell.transform_cell(source)
        tree = ast.parse(text)
        # Tracebacks and inspect.getsource need the text under the name of the code's file.
        name = shell.compile.cache(text, cell, raw_code=source)
        codes = {id(statement): _compile(statement, name) for statement in tree.body}
    except Exception as error:
        return None, clean_text(f"{type(error).__name__}: {error}")
    return tree, lambda statement: codes[id(statement)]


def _compile(statement, name):
    module = ast.Module([statement], type_ignores=[])
    return compile(module, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


@contextlib.contextmanager
def _at_most(seconds):
    """Interrupt after some seconds, and again each second: a bare except may swallow one."""

    def interrupt(*_):
        if armed:
            raise TooSlow

    armed = seconds is not None
    signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds or 0, 1.0)
    try:
        yield
    finally:
        armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)


def _calls_one_of(statement, names):
    parts = list(ast.walk(statement))
    if any(isinstance(part, _DEFINITIONS) for part in parts):
        return False
    called = (part.func for part in parts if isinstance(part, ast.Call))
    return any(isinstance(function, ast.Name) and function.id in names for function in called)


def _only_defines(statement):
    if isinstance(statement, _DEFINITIONS):
        return True
    value = getattr(statement, "value", None)
    return _is_assignment(statement) and isinstance(value, (ast.Constant, ast.Lambda))


def _is_assignment(statement):
    return isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign))


def _binds(tree, names):
    """Whether a name is assigned, or an item or attribute of it, anywhere in the tree."""
    targets = (
        part for part in ast.walk(tree)
        if isinstance(getattr(part, "ctx", None), ast.Store)
    )
    return any(_root(target) in names for target in targets)


def _root(target):
    while isinstance(target, (ast.Subscript, ast.Attribute)):
        target = target.value
    return getattr(target, "id", None)


def _failure(cell, line, message):
    return {"cell": cell, "line": line, "message": message}
