"""Where a stranger's cells define a name, and whether more than a stub stands there.

Cells are parsed and never run. The work grows with the length of a cell, and one that Python
cannot parse, or that is too long for it, is searched line by line.
"""

import ast
import re
from collections import Counter
from functools import lru_cache
from types import EllipsisType

LONGEST_PARSED = 20_000
LONGEST_LINE = 1_000
MISSING, STUB, BROKEN, DEFINED = range(4)
"""What stands under a name, from the least: nothing, a stub, what cannot be parsed, an answer."""

RUNNING_MAGICS = ("capture", "memit", "mprun", "prun", "time", "timeit")
"""Those at a cell's head under which its body is run as Python."""

_EQUALS = re.compile(r"(?<![=!<>+\-*/%&|^@:~])=(?!=)")
_TARGET = re.compile(r"\*?(\w+)")
_PLAIN = (ast.Name, ast.Constant, ast.Subscript, ast.Slice, ast.Attribute, ast.Tuple,
          ast.expr_context)


def definitions(cells, names):
    """Count how often each name is defined in the cells.

    Parameters
    ----------
    cells : iterable of str
        Sources.
    names : iterable of str
        Functions or variables.

    Returns
    -------
    dict of str to int
        0 where it is missing, more than 1 where it is defined again; the last one counts.
    """
    names = tuple(names)
    found = Counter(name for name, _ in _bindings_of(cells, names))
    return {name: found[name] for name in names}


def standing(cells, names):
    """Say what stands under each name: `MISSING`, `STUB`, `BROKEN` or `DEFINED`.

    Parameters
    ----------
    cells : iterable of str
    names : iterable of str

    Returns
    -------
    dict of str to int
        That of the last definition which can be parsed, where there is one that can.
    """
    compiled, broken = {}, set()
    for name, level in _bindings_of(cells, names):
        if level == BROKEN:
            broken.add(name)
        else:
            compiled[name] = level
    return {name: max(compiled.get(name, MISSING), BROKEN if name in broken else MISSING)
            for name in names}


def _bindings_of(cells, names):
    """The bindings of the cells in which one of the names stands."""
    for cell in cells:
        if any(name in cell for name in names):
            yield from bindings(cell)


def bindings(cell):
    """List the names that a cell's own statements define, in order, each with what it gets.

    Parameters
    ----------
    cell : str

    Returns
    -------
    list of (str, int)
        `STUB` or `DEFINED`; `BROKEN` for all names of a cell that Python cannot parse.
    """
    plain = _without_magics(cell)
    for source in (cell, plain):
        if len(source) <= LONGEST_PARSED:
            try:
                return list(_parsed(source))
            except (SyntaxError, ValueError, RecursionError, MemoryError):
                pass
    return [(name, BROKEN) for line in plain.split("\n")
            for name in _names_of_line(line[:LONGEST_LINE])]


# The grader asks about the cells of a submission for each task anew.
@lru_cache(maxsize=2048)
def _parsed(cell):
    return tuple(_bindings(ast.parse(_without_escapes(cell))))


def _without_magics(cell):
    """A cell without magics and commands of the shell; nothing where its head takes the rest."""
    head, *body = cell.lstrip("\n").split("\n")
    if head.startswith("%%"):
        return "\n".join(map(_without_magic, body)) if _runs_python(head[2:]) else ""
    return "\n".join(map(_without_magic, (head, *body)))


def _without_magic(line):
    text = line.lstrip(" \t")
    indent = line[:len(line) - len(text)]
    if text.startswith("%") and _runs_python(text[1:]):
        return indent + (text.split(maxsplit=1)[1:] or ["pass"])[0]
    if text.startswith(("%", "!", "?")) or text.rstrip().endswith("?"):
        return f"{indent}pass"
    target, _, value = line.partition("=")
    return f"{target}= 0" if value.lstrip().startswith(("%", "!")) else line


def _runs_python(magic):
    return magic.split(maxsplit=1)[:1] in [[name] for name in RUNNING_MAGICS]


def _without_escapes(source):
    """No text that stands in quotes matters here, but Python warns of escapes in it."""
    return re.sub(r"\\(.)", lambda found: found[0] if found[1] in "\\'\"\n" else "__", source,
                  flags=re.DOTALL)


def _bindings(node):
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            yield node.name, STUB if _is_stub(node) else DEFINED
            # What a function says is global, its call will define.
            for inner in ast.walk(node):
                if isinstance(inner, ast.Global):
                    yield from ((name, DEFINED) for name in inner.names)
        case ast.ClassDef():
            yield node.name, DEFINED
        case ast.alias():
            yield (node.asname or node.name).partition(".")[0], DEFINED
        case ast.Assign() | ast.AnnAssign(value=ast.expr()) | ast.NamedExpr():
            level = STUB if _says_nothing(node.value) else DEFINED
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from _bindings(node.value)
            yield from ((name, level) for target in targets for name, _ in _bindings(target))
        case ast.Name(ctx=ast.Store()):
            yield node.id, DEFINED
        case ast.AnnAssign() | ast.AugAssign() | ast.Lambda():
            pass
        case ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            pass
        case _:
            for child in ast.iter_child_nodes(node):
                yield from _bindings(child)


def _is_stub(function):
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    if all(map(_does_nothing, body)):
        return True
    *before, last = body
    return all(map(_prepares, before)) and _returns_unknown_names(last, function)


def _does_nothing(statement):
    match statement:
        case ast.Pass() | ast.Return(value=None) | ast.Raise(exc=None | ast.Name()):
            return True
        case ast.Raise(exc=ast.Call(args=parts)):
            return all(isinstance(part, ast.Constant) for part in parts)
        case ast.Expr(value=ast.Call(func=ast.Name(id="print"), args=parts)):
            return all(isinstance(part, ast.Constant) for part in parts)
        case ast.Expr(value=value):
            return isinstance(value, ast.Constant)
        case ast.Return(value=value):
            return _says_nothing(value) or bool(_plain_names(value))
    return False


def _prepares(statement):
    """Whether it only gives names to parts of the arguments, or to nothing, as stubs do."""
    if isinstance(statement, ast.Assign):
        return all(map(_is_plain, ast.walk(statement.value)))
    return _does_nothing(statement)


def _is_plain(part):
    match part:
        case ast.Call(func=ast.Name(id="len")) | ast.Call(args=[], keywords=[]):
            return True
    return isinstance(part, _PLAIN)


def _says_nothing(value):
    """Whether a value is None, ``...``, or several of them."""
    match value:
        case ast.Constant(value=None | EllipsisType()):
            return True
        case ast.Tuple(elts=parts) | ast.List(elts=parts):
            return bool(parts) and all(map(_says_nothing, parts))
    return False


def _returns_unknown_names(statement, function):
    """Whether it returns names to which nothing in the function gives a value."""
    if not isinstance(statement, ast.Return):
        return False
    known = {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
    known |= {name for part in function.body for name, level in _bindings(part) if level == DEFINED}
    return bool(set(_plain_names(statement.value)) - known)


def _plain_names(value):
    """The names that a value consists of, signs aside; none where there is anything else."""
    match value:
        case ast.Name(id=name):
            return [name]
        case ast.UnaryOp(operand=operand):
            return _plain_names(operand)
        case ast.Tuple(elts=parts):
            found = [_plain_names(part) for part in parts]
            return sum(found, []) if all(found) else []
    return []


def _names_of_line(line):
    """What a line of a cell that cannot be parsed seems to define."""
    words = line.replace("(", " ").split(maxsplit=3)
    if words[:1] == ["async"]:
        words = words[1:]
    if words[:1] == ["def"] and len(words) > 1:
        yield words[1]
    elif line[:1].strip():
        *targets, _ = _EQUALS.split(line)
        for target in targets:
            parts = [_TARGET.fullmatch(part.strip())
                     for part in target.partition(":")[0].strip().strip("()").split(",")]
            if not all(parts):
                break
            yield from (part[1] for part in parts)
