"""Functions in which nothing has been written yet; told by `running` and by the grader."""

import ast
import inspect
import textwrap

_NOTHING = (ast.Pass, ast.Global, ast.Nonlocal, ast.Import, ast.ImportFrom)


def is_stub(function):
    """Whether a function holds nothing of its author's.

    Parameters
    ----------
    function : object

    Returns
    -------
    bool
        True for ``pass``, a docstring, an ellipsis, ``return``, ``return None`` and the return of
        names that exist nowhere, such as a handed-out ``return theta``. False where the source
        cannot be had.
    """
    try:
        source = textwrap.dedent(inspect.getsource(function))
        definition = ast.parse(source).body[0]
    except Exception:
        return False
    if not isinstance(definition, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return False
    known = {part.arg for part in ast.walk(definition.args) if isinstance(part, ast.arg)}
    known |= set(getattr(function, "__globals__", {}))
    return all(_says_nothing(statement, known) for statement in definition.body)


def _says_nothing(statement, known):
    if isinstance(statement, _NOTHING):
        return True
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, ast.Return) and _is_empty(statement.value, known)


def _is_empty(value, known):
    """Whether a returned expression is nothing, or only names that nobody has bound."""
    if value is None:
        return True
    if isinstance(value, ast.Constant):
        return value.value is None or value.value is Ellipsis
    if isinstance(value, ast.Tuple):
        return bool(value.elts) and all(_is_empty(part, known) for part in value.elts)
    return isinstance(value, ast.Name) and value.id not in known
