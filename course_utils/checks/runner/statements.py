"""A cell's source as statements that can be run one by one; for the grader and the notebook."""

import ast
import inspect
import re
from dataclasses import dataclass

from .dependents import own_parts

# Cell magics whose body is no Python of this notebook's; every other one runs its body.
_FOREIGN = {"bash", "cmd", "file", "html", "HTML", "javascript", "js", "latex", "markdown", "perl",
            "pypy", "python", "python2", "python3", "ruby", "script", "sh", "svg", "system", "sx",
            "writefile", "!"}
_CELL_MAGIC = re.compile(r"\s*%%(\S+)[^\n]*\n?")
_LINE_MAGIC = re.compile(r"^([ \t]*)%(?:time|timeit|prun|memit)[ \t]+(?!-)", flags=re.MULTILINE)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
LONGEST_MESSAGE = 300


@dataclass(frozen=True)
class Statement:
    """A top-level statement: its syntax tree and its compiled code."""

    tree: ast.stmt
    code: object


def statements(shell, number, source):
    """Parse and compile a cell.

    Parameters
    ----------
    shell : IPython.core.interactiveshell.InteractiveShell
    number : int
        The cell's number, which becomes a part of its file's name.
    source : str

    Returns
    -------
    list of Statement

    Raises
    ------
    Exception
        Of any kind that IPython or the compiler raises.
    """
    text = shell.transform_cell(without_timing(source))
    tree = ast.parse(text)
    # Tracebacks and inspect.getsource need the text under the name of the code's file.
    name = shell.compile.cache(text, number, raw_code=source)
    return [Statement(statement, _compile(statement, name)) for statement in tree.body]


def without_timing(source):
    """The source without magics that run Python and only measure or hide what it does."""
    match = _CELL_MAGIC.match(source)
    if match and match[1] not in _FOREIGN:
        source = "\n" + source[match.end():]
    return _LINE_MAGIC.sub(r"\1", source)


def run(statement, namespace):
    """Run one statement; return what went wrong in one line, or ""."""
    try:
        execute(statement, namespace)
    except BaseException as error:
        return said(error)
    return ""


def execute(statement, namespace):
    """Run one statement, whatever it raises."""
    result = eval(statement.code, namespace)
    if inspect.iscoroutine(result):
        _finish(result)


def said(error):
    """The type and text of an exception, whose text may itself fail."""
    try:
        # That of a SyntaxError names a file and a line which nobody knows.
        text = error.msg if isinstance(error, SyntaxError) else error
        return f"{type(error).__name__}: {text}"[:LONGEST_MESSAGE]
    except BaseException:
        return type(error).__name__


def only_defines(tree):
    """Whether a statement is a definition, an import or the assignment of a constant."""
    if isinstance(tree, _DEFINITIONS):
        return True
    return is_assignment(tree) and isinstance(tree.value, (ast.Constant, ast.Lambda))


def is_assignment(tree):
    return isinstance(tree, (ast.Assign, ast.AnnAssign, ast.AugAssign))


def calls_one_of(tree, names):
    """Whether a statement that is no definition calls one of the names; a lambda does it later."""
    if any(isinstance(part, _DEFINITIONS) for part in ast.walk(tree)):
        return False
    called = (part.func for part in own_parts(tree) if isinstance(part, ast.Call))
    return any(isinstance(function, ast.Name) and function.id in names for function in called)


def _compile(statement, name):
    module = ast.Module([statement], type_ignores=[])
    return compile(module, name, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


def _finish(coroutine):
    """Run a coroutine that waits for nothing outside: there is no event loop here."""
    try:
        while True:
            coroutine.send(None)
    except StopIteration:
        pass
